package io.slipstream.functions.copy;

import io.slipstream.functions.execute.PoolReserves;
import io.slipstream.models.user.CopyTerms;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** How far a pool's price lies from the one that a leader paid. */
final class PriceDrift {
    private PriceDrift() {}

    /**
     * ceil((pool's price ÷ leader's price − 1) × 10000), at most {@link Integer#MAX_VALUE}; {@link
     * LeaderMove#UNKNOWN} if either is unknown. The pool's price is that of the next unit, without
     * fee and impact.
     */
    static int bps(LeaderTrade trade, @Nullable PoolReserves pool) {
        if (pool == null
                || trade.sol() <= 0
                || trade.units() <= 0
                || pool.lamports() <= 0
                || pool.units() <= 0) {
            return LeaderMove.UNKNOWN;
        }
        BigInteger now = product(pool.lamports(), trade.units());
        BigInteger then = product(trade.sol(), pool.units());
        BigInteger[] parts =
                now.subtract(then)
                        .multiply(BigInteger.valueOf(CopyTerms.WHOLE_BPS))
                        .divideAndRemainder(then);
        BigInteger bps = parts[1].signum() > 0 ? parts[0].add(BigInteger.ONE) : parts[0];
        return bps.bitLength() > 31 ? Integer.MAX_VALUE : bps.intValue();
    }

    private static BigInteger product(long one, long other) {
        return BigInteger.valueOf(one).multiply(BigInteger.valueOf(other));
    }
}
