package io.slipstream.connectors.simulator;

import io.slipstream.connectors.simulator.ledger.SplitMix;

/**
 * A {@link SplitMix} generator with the distributions a market needs. Written out, and with {@link
 * StrictMath}, so that a seed gives the same market on every machine and every JDK.
 */
final class MarketRandom {
    private static final double UNIT = 0x1.0p-53;

    private long state;

    MarketRandom(long seed) {
        state = seed;
    }

    long nextLong() {
        state += SplitMix.GOLDEN;
        return SplitMix.mix(state);
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
