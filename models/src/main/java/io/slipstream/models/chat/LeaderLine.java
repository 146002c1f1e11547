package io.slipstream.models.chat;

import org.jspecify.annotations.Nullable;

/**
 * A leader's record in one window.
 *
 * @param place 0 if he is on no list
 * @param label null if nobody has named him
 * @param winRate 0–1
 * @param followedLamports what a follower two seconds later would have realised
 * @param copiersLamports what those who copied him have realised
 * @param flags comma-separated evidence against him; empty if there is none
 */
public record LeaderLine(
        long place,
        String address,
        @Nullable String label,
        String tier,
        double score,
        long trades,
        double winRate,
        long realizedLamports,
        long followedLamports,
        long drawdownLamports,
        long medianHoldSeconds,
        long followers,
        long copiersLamports,
        String flags) {}
