package io.slipstream.models.chat;

/**
 * An open position.
 *
 * @param units base units
 * @param costLamports fees included
 * @param openedAt epoch millis
 * @param price of the mint as it was last seen
 */
public record Holding(String mint, long units, long costLamports, long openedAt, SeenPrice price) {}
