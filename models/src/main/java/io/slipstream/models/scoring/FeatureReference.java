package io.slipstream.models.scoring;

import java.util.Arrays;

/**
 * How each feature was distributed where the model learnt, in up to ten bins.
 *
 * @param edges ascending upper edges (inclusive) of all bins of a feature but the last
 * @param shares share of the training rows in each bin; one more than there are edges
 */
public record FeatureReference(float[][] edges, double[][] shares) {
    private static final int BINS = 10;

    /** Keeps an empty bin from making the index infinite. */
    private static final double LEAST_SHARE = 1e-4;

    public static FeatureReference of(float[][] rows) {
        int width = rows[0].length;
        float[][] edges = new float[width][];
        double[][] shares = new double[width][];
        for (int f = 0; f < width; f++) {
            float[] column = new float[rows.length];
            for (int r = 0; r < rows.length; r++) {
                column[r] = rows[r][f];
            }
            Arrays.sort(column);
            edges[f] = edges(column);
            long[] counts = new long[edges[f].length + 1];
            for (float value : column) {
                counts[bin(edges[f], value)]++;
            }
            shares[f] = shares(counts);
        }
        return new FeatureReference(edges, shares);
    }

    private static float[] edges(float[] sorted) {
        float[] edges = new float[BINS - 1];
        int found = 0;
        for (int i = 1; i < BINS; i++) {
            float edge = sorted[(int) ((long) i * (sorted.length - 1) / BINS)];
            boolean last = edge == sorted[sorted.length - 1];
            if (!last && (found == 0 || edge > edges[found - 1])) {
                edges[found++] = edge;
            }
        }
        return Arrays.copyOf(edges, found);
    }

    /** The bin of a feature's value. */
    public int bin(int feature, float value) {
        return bin(edges[feature], value);
    }

    private static int bin(float[] edges, float value) {
        int at = Arrays.binarySearch(edges, value);
        return at >= 0 ? at : -at - 1;
    }

    /**
     * Population stability index of a feature: Σ (now − then) ln(now ÷ then). By custom below 0.1
     * is stable, above 0.25 is a shift.
     *
     * @param seen values of now
     */
    public double stability(int feature, float[] seen) {
        long[] counts = new long[edges[feature].length + 1];
        for (float value : seen) {
            counts[bin(edges[feature], value)]++;
        }
        double[] now = shares(counts);
        double sum = 0;
        for (int bin = 0; bin < now.length; bin++) {
            double a = Math.max(LEAST_SHARE, now[bin]);
            double b = Math.max(LEAST_SHARE, shares[feature][bin]);
            sum += (a - b) * Math.log(a / b);
        }
        return sum;
    }

    private static double[] shares(long[] counts) {
        double total = Arrays.stream(counts).sum();
        return Arrays.stream(counts).mapToDouble(count -> count / total).toArray();
    }
}
