package io.slipstream.functions.risk;

import io.slipstream.models.unit.MulDiv;

/** How much a follower sells when his leader sells a share of what he holds. */
final class SellShare {
    private SellShare() {}

    /**
     * floor(free × sold ÷ balanceBefore). All of it if the leader's balance is unknown (below 0) or
     * he sold it all, or if less than 1/dustDivisor would be left.
     */
    static long of(long free, long sold, long balanceBefore, int dustDivisor) {
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
