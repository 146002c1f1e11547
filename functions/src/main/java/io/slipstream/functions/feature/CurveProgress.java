package io.slipstream.functions.feature;

import io.slipstream.models.layout.PumpFun;

/** How far a bonding curve is paid up. */
final class CurveProgress {
    /**
     * A curve is complete when about 85 SOL have been paid in: 115 virtual, of which 30 from the
     * start.
     */
    private static final double COMPLETE_LAMPORTS = 85e9;

    private CurveProgress() {}

    /**
     * @param quoteReserve virtual lamports after the last trade; -1 if unknown
     * @return 0–1; 0 where there is no curve or nothing is known of it
     */
    static double of(String dex, long quoteReserve) {
        if (!dex.equals(PumpFun.DEX) || quoteReserve < 0) {
            return 0;
        }
        double paid = quoteReserve - PumpFun.INITIAL_VIRTUAL_LAMPORTS;
        return Math.min(1, Math.max(0, paid / COMPLETE_LAMPORTS));
    }
}
