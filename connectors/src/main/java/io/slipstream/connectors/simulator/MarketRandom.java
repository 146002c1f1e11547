package io.slipstream.connectors.simulator;

/**
 * SplitMix64 (Steele, Lea, Flood 2014), with the distributions a market needs. Written out, and
 * with {@link StrictMath}, so that a seed gives the same market on every machine and every JDK.
 */
final class MarketRandom {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;

    private long state;

    MarketRandom(long seed) {
        state = seed;
    }

    /** Bijective scrambling of 64 bits. */
    static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    long nextLong() {
        state += GOLDEN;
        return mix(state);
    }

    /** Uniform in [0, 1). */
    double next() {
        return (nextLong() >>> 11) * UNIT;
    }

    /** Uniform in [0, bound). */
    int below(int bound) {
        return (int) ((nextLong() >>> 33) * bound >>> 31);
    }

    /** Uniform in [low, high], both included. */
    int between(int low, int high) {
        return low + below(high - low + 1);
    }

    double uniform(double low, double high) {
        return low + (high - low) * next();
    }

    boolean chance(double probability) {
        return next() < probability;
    }

    double gaussian() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - next()));
        return radius * StrictMath.cos(2 * StrictMath.PI * next());
    }

    double logNormal(double median, double sigma) {
        return median * StrictMath.exp(sigma * gaussian());
    }

    double exponential(double mean) {
        return -mean * StrictMath.log(1 - next());
    }

    /** A lamport amount, log-normal around the median and cut at both ends, all in SOL. */
    long sol(double median, double sigma, double low, double high) {
        double amount = Math.min(high, Math.max(low, logNormal(median, sigma)));
        return (long) (amount * 1e9);
    }
}
