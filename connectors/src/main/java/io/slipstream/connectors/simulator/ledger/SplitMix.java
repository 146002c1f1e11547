package io.slipstream.connectors.simulator.ledger;

/** The arithmetic of SplitMix64 (Steele, Lea, Flood 2014). */
public final class SplitMix {
    /** What the state grows by at each step: 2^64 by the golden ratio. */
    public static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private SplitMix() {}

    /** Bijective scrambling of 64 bits. */
    public static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
