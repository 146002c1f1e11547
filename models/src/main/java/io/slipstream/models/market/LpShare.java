package io.slipstream.models.market;

/**
 * How much of a pool's liquidity nobody can take out again.
 *
 * @param burnedBps share of the LP tokens ever issued that is burned, hundredths of a percent
 * @param lockedBps share that a known locker holds
 * @param slot at which it was so; -1 if nobody knows
 */
public record LpShare(Kind kind, int burnedBps, int lockedBps, long slot) {
    private static final int WHOLE = 10_000;

    /** Nobody has looked, or the pool keeps no LP tokens that could be counted. */
    public static final LpShare UNKNOWN = new LpShare(Kind.UNKNOWN, 0, 0, -1);

    /** What there is to know. */
    public enum Kind {
        /** A bonding curve: the program holds what was paid in, and nobody has a share of it. */
        CURVE,
        /** Shares as LP tokens. */
        SHARES,
        UNKNOWN
    }

    /** Of a curve, for which the question makes no sense. */
    public static LpShare ofCurve(long slot) {
        return new LpShare(Kind.CURVE, 0, 0, slot);
    }

    /** Of a pool with LP tokens; what is beyond all of them is cut off. */
    public static LpShare of(int burnedBps, int lockedBps, long slot) {
        int burned = Math.min(Math.max(0, burnedBps), WHOLE);
        return new LpShare(
                Kind.SHARES, burned, Math.min(Math.max(0, lockedBps), WHOLE - burned), slot);
    }

    /** Share that stays, hundredths of a percent; of a curve all of it. */
    public int safeBps() {
        return switch (kind) {
            case CURVE -> WHOLE;
            case SHARES -> burnedBps + lockedBps;
            case UNKNOWN -> 0;
        };
    }
}
