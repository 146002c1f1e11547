package io.slipstream.models.chat;

import org.jspecify.annotations.Nullable;

/**
 * What a user has, in lamports.
 *
 * @param freeLamports on paper: starting balance and deposits, plus what trading has brought, less
 *     what it took
 * @param investedLamports what the open positions have cost, fees included
 * @param positions open ones
 * @param breaker what has stopped his buys; null if nothing has
 */
public record Funds(
        long freeLamports, long investedLamports, long positions, @Nullable String breaker) {}
