package io.slipstream.models.market;

import org.jspecify.annotations.Nullable;

/**
 * What one token tells of the whole market.
 *
 * @param slot at whose end it was seen
 * @param mint that moved; null: a launch
 * @param change price now / price a minute ago − 1; 0 of a launch
 * @param solUsdMicros price of one SOL in millionths of a dollar; −1 if unknown
 */
public record MarketMove(long slot, @Nullable String mint, double change, long solUsdMicros) {}
