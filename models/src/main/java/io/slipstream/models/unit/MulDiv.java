package io.slipstream.models.unit;

import java.math.BigInteger;

/** a × b ÷ c with a 128-bit product, for non-negative a and b and positive c. */
public final class MulDiv {
    private MulDiv() {}

    /**
     * floor(a × b ÷ c).
     *
     * @throws ArithmeticException on negative input, c ≤ 0, or a result above 2^63 − 1
     */
    public static long floor(long a, long b, long c) {
        check(a, b, c);
        long high = Math.multiplyHigh(a, b);
        long low = a * b;
        if (high == 0 && low >= 0) {
            return low / c;
        }
        return wide(a, b).divide(BigInteger.valueOf(c)).longValueExact();
    }

    /**
     * ceil(a × b ÷ c).
     *
     * @throws ArithmeticException on negative input, c ≤ 0, or a result above 2^63 − 1
     */
    public static long ceil(long a, long b, long c) {
        check(a, b, c);
        long high = Math.multiplyHigh(a, b);
        long low = a * b;
        if (high == 0 && low >= 0) {
            return low / c + (low % c == 0 ? 0 : 1);
        }
        BigInteger[] parts = wide(a, b).divideAndRemainder(BigInteger.valueOf(c));
        return (parts[1].signum() == 0 ? parts[0] : parts[0].add(BigInteger.ONE)).longValueExact();
    }

    private static BigInteger wide(long a, long b) {
        return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
    }

    private static void check(long a, long b, long c) {
        if (a < 0 || b < 0 || c <= 0) {
            throw new ArithmeticException(
                    "expected a ≥ 0, b ≥ 0, c > 0, was " + a + ", " + b + ", " + c);
        }
    }
}
