package io.slipstream.functions.execute;

import java.util.concurrent.atomic.AtomicLongArray;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.HistogramStatistics;

/**
 * Latencies in millis since the start, in buckets of which each power of two has 16: a quantile is
 * off by at most 1/16. Safe for use by many threads.
 */
public final class LatencyRecorder implements Histogram {
    private static final int STEPS_LOG = 4;
    private static final int STEPS = 1 << STEPS_LOG;
    private static final int BUCKETS = (64 - STEPS_LOG) * STEPS;

    private final AtomicLongArray counts = new AtomicLongArray(BUCKETS);

    /** Negative values, from clocks that disagree, count as 0. */
    @Override
    public void update(long millis) {
        counts.incrementAndGet(bucket(Math.max(millis, 0)));
    }

    /** Forgets what was measured so far, for instance while everything was still warming up. */
    public void clear() {
        for (int i = 0; i < BUCKETS; i++) {
            counts.set(i, 0);
        }
    }

    @Override
    public long getCount() {
        long count = 0;
        for (int i = 0; i < BUCKETS; i++) {
            count += counts.get(i);
        }
        return count;
    }

    @Override
    public HistogramStatistics getStatistics() {
        long[] copy = new long[BUCKETS];
        for (int i = 0; i < BUCKETS; i++) {
            copy[i] = counts.get(i);
        }
        return new LatencyStatistics(copy);
    }

    static int bucket(long value) {
        if (value < STEPS) {
            return (int) value;
        }
        int shift = 63 - Long.numberOfLeadingZeros(value) - STEPS_LOG;
        return (shift + 1) * STEPS + (int) (value >>> shift) - STEPS;
    }

    /** The least value that falls into a bucket. */
    static long floor(int bucket) {
        if (bucket < STEPS) {
            return bucket;
        }
        int shift = bucket / STEPS - 1;
        return (long) (STEPS + bucket % STEPS) << shift;
    }
}
