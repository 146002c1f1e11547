package io.slipstream.models.user;

import org.jspecify.annotations.Nullable;

/**
 * Row of {@code copy_relations}: one user follows one leader. −1 stands for NULL.
 *
 * @param copyMode FIXED, RATIO or FOLLOW; null if unknown
 * @param copyAmountLamports for FIXED
 * @param copyRatioPpm for RATIO: millionths of the leader's SOL
 * @param maxPerTradeLamports clips every mode; −1 if there is no cap
 * @param copyStartedAt epoch millis; trades of the leader before it are not copied; 0 if there is
 *     no bound
 * @param invalid a sentence that says what is wrong with the row; null if nothing is
 * @param deleted true if the row is gone
 * @param terms limits of this copying; null counts as {@link CopyTerms#STANDARD}
 */
public record CopyRelationRow(
        long userId,
        String leaderAddress,
        boolean copyEnabled,
        @Nullable String copyMode,
        long copyAmountLamports,
        long copyRatioPpm,
        long maxPerTradeLamports,
        boolean copySells,
        long copyStartedAt,
        @Nullable String invalid,
        boolean deleted,
        @Nullable CopyTerms terms) {

    /** On standard terms. */
    public CopyRelationRow(
            long userId,
            String leaderAddress,
            boolean copyEnabled,
            @Nullable String copyMode,
            long copyAmountLamports,
            long copyRatioPpm,
            long maxPerTradeLamports,
            boolean copySells,
            long copyStartedAt,
            @Nullable String invalid,
            boolean deleted) {
        this(
                userId,
                leaderAddress,
                copyEnabled,
                copyMode,
                copyAmountLamports,
                copyRatioPpm,
                maxPerTradeLamports,
                copySells,
                copyStartedAt,
                invalid,
                deleted,
                CopyTerms.STANDARD);
    }

    /** The same on other terms. */
    public CopyRelationRow on(CopyTerms other) {
        return new CopyRelationRow(
                userId,
                leaderAddress,
                copyEnabled,
                copyMode,
                copyAmountLamports,
                copyRatioPpm,
                maxPerTradeLamports,
                copySells,
                copyStartedAt,
                invalid,
                deleted,
                other);
    }

    /** Never null. */
    public CopyTerms effectiveTerms() {
        return terms == null ? CopyTerms.STANDARD : terms;
    }
}
