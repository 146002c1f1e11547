package io.slipstream.connectors.solana.rpc;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction would do.
 *
 * @param error null if it would succeed
 * @param units compute units it would use
 * @param after accounts asked for that would exist afterwards, by address; empty on an error
 */
public record Simulation(@Nullable ChainError error, long units, Map<String, ChainAccount> after) {}
