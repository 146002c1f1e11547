package io.slipstream.models.trade;

import org.jspecify.annotations.Nullable;

/**
 * What the risk gate knows of a user's day, for people to read; never read back as a setting, only
 * by a gate that has lost its state.
 *
 * @param day the user's day, ISO date in his time zone
 * @param realizedPnlLamports realised profit and loss of that day, fees included
 * @param snipeUsedLamports lamports spent on snipes that day
 * @param breaker which breaker is open; null if none
 * @param since epoch millis since when; 0 if none
 */
public record UserRiskState(
        long userId,
        String day,
        long realizedPnlLamports,
        long snipeUsedLamports,
        @Nullable String breaker,
        long since) {}
