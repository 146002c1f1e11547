package io.slipstream.functions.market;

import io.slipstream.functions.execute.PoolReserves;

/**
 * One SOL pool of a mint after its last trade.
 *
 * @param dex short name of its program
 */
public record PoolState(String dex, PoolReserves reserves) {}
