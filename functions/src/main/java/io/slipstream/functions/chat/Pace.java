package io.slipstream.functions.chat;

/**
 * How fast somebody may speak: a bucket of twenty tokens that gets one a second. Flink state.
 *
 * @param millitokens a thousand make one update
 * @param at epoch millis of the last update
 * @param heard whether the last update found a token
 * @param warned whether the person was told that it is too fast
 */
public record Pace(long millitokens, long at, boolean heard, boolean warned) {
    static final long BURST = 20;
    private static final long UPDATE = 1_000;
    private static final long FULL = BURST * UPDATE;

    static final Pace RESTED = new Pace(FULL, 0, true, false);

    /** After one more update. */
    Pace at(long now) {
        long refilled = at == 0 ? FULL : Math.min(FULL, millitokens + Math.max(0, now - at));
        return refilled >= UPDATE
                ? new Pace(refilled - UPDATE, now, true, false)
                : new Pace(refilled, now, false, warned);
    }

    Pace withWarning() {
        return new Pace(millitokens, at, heard, true);
    }
}
