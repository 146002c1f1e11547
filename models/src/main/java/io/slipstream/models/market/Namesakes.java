package io.slipstream.models.market;

/**
 * How many tokens bore a token's symbol before it.
 *
 * @param slot birth of the token
 * @param older known tokens with the same symbol, born earlier
 */
public record Namesakes(String mint, long slot, int older) {}
