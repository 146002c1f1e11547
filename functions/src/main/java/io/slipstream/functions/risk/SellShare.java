package io.slipstream.functions.risk;

import io.slipstream.models.trade.Signal;
import io.slipstream.models.unit.MulDiv;

/** How much is sold: a share, as the leader did, or what a user said. */
final class SellShare {
    private SellShare() {}

    /**
     * floor(free × sold ÷ balanceBefore). All of it if the leader's balance is unknown (below 0) or
     * he sold it all, or if less than 1/dustDivisor would be left. With {@link Signal#EXACT} for a
     * balance: sold, or all there is if that is less.
     */
    static long of(long free, long sold, long balanceBefore, int dustDivisor) {
        if (balanceBefore == Signal.EXACT) {
            return Math.max(0, Math.min(free, sold));
        }
        if (free <= 0 || sold <= 0) {
            return balanceBefore < 0 ? Math.max(free, 0) : 0;
        }
        if (balanceBefore < 0 || sold >= balanceBefore) {
            return free;
        }
        long units = MulDiv.floor(free, sold, balanceBefore);
        long left = free - units;
        return left <= (free - 1) / dustDivisor ? free : units;
    }
}
