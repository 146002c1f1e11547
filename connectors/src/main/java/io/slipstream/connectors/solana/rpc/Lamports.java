package io.slipstream.connectors.solana.rpc;

import java.util.Map;

/**
 * What accounts hold.
 *
 * @param slot in which it was so
 * @param byAddress lamports; accounts that are not there are missing
 */
public record Lamports(long slot, Map<String, Long> byAddress) {}
