package io.slipstream.functions.decode;

/** Fees as events give them, in units, turned into hundredths of a percent. */
final class FeeRate {
    /** Below so many units rounding decides the fee, not the rate. */
    private static final long LEAST_UNITS = 10_000;

    private static final double BPS = 10_000;
    private static final int UNKNOWN = -1;

    private FeeRate() {}

    /**
     * Hundredths of a percent that a fee was of an amount, rounded to the nearest; -1 if the amount
     * is too small to tell or the fee is not a part of it.
     */
    static int bps(long fee, long of) {
        if (of < LEAST_UNITS || fee < 0 || fee > of) {
            return UNKNOWN;
        }
        return (int) Math.round(fee * BPS / of);
    }
}
