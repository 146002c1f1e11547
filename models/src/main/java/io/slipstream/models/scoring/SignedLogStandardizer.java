package io.slipstream.models.scoring;

import java.util.Arrays;

/**
 * Makes features comparable: sign(x) log(1 + |x|), minus the mean, divided by the standard
 * deviation of the training rows, held within ±{@value #LIMIT} so that a value never seen in
 * training cannot run away with the score.
 *
 * @param mean of the logs, one a feature
 * @param deviation of the logs; 0 for a feature that never varied: it always becomes zero, as
 *     nobody has learnt what another value of it means
 */
public record SignedLogStandardizer(double[] mean, double[] deviation) {
    private static final double LIMIT = 8;

    public static SignedLogStandardizer fit(float[][] rows) {
        int width = rows[0].length;
        double[] mean = new double[width];
        double[] deviation = new double[width];
        for (int f = 0; f < width; f++) {
            double sum = 0;
            for (float[] row : rows) {
                sum += signedLog(row[f]);
            }
            mean[f] = sum / rows.length;
            double squares = 0;
            for (float[] row : rows) {
                double off = signedLog(row[f]) - mean[f];
                squares += off * off;
            }
            double spread = Math.sqrt(squares / rows.length);
            deviation[f] = spread < 1e-9 ? 0 : spread;
        }
        return new SignedLogStandardizer(mean, deviation);
    }

    /**
     * @throws IllegalArgumentException if the row has another length
     */
    public double[] apply(float[] row) {
        if (row.length != mean.length) {
            throw new IllegalArgumentException(
                    "expected a row of " + mean.length + " features, was " + row.length);
        }
        double[] out = new double[row.length];
        for (int f = 0; f < row.length; f++) {
            out[f] = standardised(f, row[f]);
        }
        return out;
    }

    /** As {@link #apply(float[])}, into a buffer of the same length. */
    public void apply(float[] row, float[] out) {
        for (int f = 0; f < mean.length; f++) {
            out[f] = (float) standardised(f, row[f]);
        }
    }

    /** The raw values that become zero. */
    public float[] typicalRow() {
        float[] typical = new float[mean.length];
        for (int f = 0; f < typical.length; f++) {
            typical[f] = (float) (Math.signum(mean[f]) * Math.expm1(Math.abs(mean[f])));
        }
        return typical;
    }

    private double standardised(int feature, float value) {
        if (deviation[feature] == 0) {
            return 0;
        }
        double z = (signedLog(value) - mean[feature]) / deviation[feature];
        return Math.min(LIMIT, Math.max(-LIMIT, z));
    }

    public double[][] apply(float[][] rows) {
        return Arrays.stream(rows).map(this::apply).toArray(double[][]::new);
    }

    private static double signedLog(double x) {
        return Math.signum(x) * Math.log1p(Math.abs(x));
    }
}
