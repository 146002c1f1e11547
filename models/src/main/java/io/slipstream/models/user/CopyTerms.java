package io.slipstream.models.user;

import org.jspecify.annotations.Nullable;

/**
 * On what terms one user copies one leader, beside the size of a copy: see {@link CopySetting} for
 * each. Lamports, hundredths of a percent, seconds; −1 stands for NULL, which is no limit.
 *
 * @param state null counts as {@link CopyState#ACTIVE}, as in rows older than the column
 * @param sellMode null counts as {@link SellMode#BOTH}, likewise
 * @param refused reason code with which the database refused the relation ({@code SELF_FOLLOW},
 *     {@code RELATION_CYCLE}); null if it did not
 */
public record CopyTerms(
        @Nullable CopyState state,
        long leaderMinLamports,
        long leaderMaxLamports,
        long maxPerTokenLamports,
        long maxPerLeaderLamports,
        long maxPerDayLamports,
        int maxOpenPositions,
        int rebuyBps,
        @Nullable SellMode sellMode,
        int maxDriftBps,
        int maxAgeSeconds,
        long stopLossLamports,
        @Nullable String refused) {

    /** A whole, in hundredths of a percent. */
    public static final int WHOLE_BPS = 10_000;

    /** What holds where nobody has set anything: the columns' defaults. */
    public static final CopyTerms STANDARD =
            new CopyTerms(
                    CopyState.ACTIVE,
                    -1,
                    -1,
                    -1,
                    -1,
                    -1,
                    -1,
                    WHOLE_BPS,
                    SellMode.BOTH,
                    WHOLE_BPS,
                    30,
                    5_000_000_000L,
                    null);

    /** Equal terms as one object: most relations have the standard ones. */
    public CopyTerms shared() {
        return equals(STANDARD) ? STANDARD : this;
    }
}
