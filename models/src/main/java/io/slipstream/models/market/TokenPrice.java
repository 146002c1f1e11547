package io.slipstream.models.market;

/**
 * What a token that users may hold costs in its deepest SOL pool.
 *
 * @param lamports in the pool, as its price sees them
 * @param units in the pool, base units: together the price
 * @param solUsdMicros price of one SOL in millionths of a dollar at that moment; −1 if unknown
 * @param slot of the trade that left the pool so
 */
public record TokenPrice(String mint, long lamports, long units, long solUsdMicros, long slot) {}
