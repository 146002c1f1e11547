package io.slipstream.models.chat;

/**
 * A token that many of our users trade.
 *
 * @param traders users who bought it within the last day
 * @param lamports that they spent
 */
public record TrendingToken(String mint, long buys, long traders, long lamports) {}
