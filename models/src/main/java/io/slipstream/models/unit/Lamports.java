package io.slipstream.models.unit;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Lamports and SOL: 1 SOL is 10^9 lamports. */
public final class Lamports {
    public static final long PER_SOL = 1_000_000_000L;

    private Lamports() {}

    /**
     * Lamports of an amount of SOL, rounded down.
     *
     * @throws ArithmeticException if it does not fit in 63 bits
     */
    public static long ofSolFloor(BigDecimal sol) {
        return sol.movePointRight(9).setScale(0, RoundingMode.FLOOR).longValueExact();
    }

    /** The same amount in SOL, exact. */
    public static BigDecimal toSol(long lamports) {
        return BigDecimal.valueOf(lamports, 9);
    }
}
