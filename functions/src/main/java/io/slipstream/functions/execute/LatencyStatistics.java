package io.slipstream.functions.execute;

import org.apache.flink.metrics.HistogramStatistics;

/**
 * What a {@link LatencyRecorder} held at one moment; each value counts as the least of its bucket.
 */
final class LatencyStatistics extends HistogramStatistics {
    private final long[] counts;
    private final long size;

    LatencyStatistics(long[] counts) {
        this.counts = counts;
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        size = total;
    }

    @Override
    public double getQuantile(double quantile) {
        long rank = Math.max(1, (long) Math.ceil(quantile * size));
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= rank) {
                return LatencyRecorder.floor(i);
            }
        }
        return 0;
    }

    /** None: single values are not kept. */
    @Override
    public long[] getValues() {
        return new long[0];
    }

    @Override
    public int size() {
        return (int) Math.min(size, Integer.MAX_VALUE);
    }

    @Override
    public double getMean() {
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += (double) counts[i] * LatencyRecorder.floor(i);
        }
        return size == 0 ? 0 : sum / size;
    }

    @Override
    public double getStdDev() {
        double mean = getMean();
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            double off = LatencyRecorder.floor(i) - mean;
            sum += counts[i] * off * off;
        }
        return size == 0 ? 0 : Math.sqrt(sum / size);
    }

    @Override
    public long getMax() {
        for (int i = counts.length - 1; i >= 0; i--) {
            if (counts[i] > 0) {
                return LatencyRecorder.floor(i);
            }
        }
        return 0;
    }

    @Override
    public long getMin() {
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                return LatencyRecorder.floor(i);
            }
        }
        return 0;
    }
}
