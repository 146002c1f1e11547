package io.slipstream.models.market;

import org.jspecify.annotations.Nullable;

/**
 * What makes a token past its birth worth an opinion, beside its features.
 *
 * @param pattern of its tape's last minute
 * @param buyers tracked wallets that bought more than they sold since the last look
 * @param sellers tracked wallets that sold more than they bought since then
 * @param netLamports what these wallets have paid in since then, less what they took out
 * @param leader the tracked wallet that moved the most; null if none moved
 */
public record Candidate(
        TapePattern pattern, int buyers, int sellers, long netLamports, @Nullable String leader) {}
