package io.slipstream.models.scoring;

/** Mean negative log likelihood, in nats. */
public final class LogLoss {
    private static final double EDGE = 1e-7;

    private LogLoss() {}

    /** Probabilities are kept 1e-7 away from 0 and 1. */
    public static double of(double[] scores, boolean[] labels) {
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            double p = Math.min(1 - EDGE, Math.max(EDGE, scores[i]));
            sum -= Math.log(labels[i] ? p : 1 - p);
        }
        return sum / scores.length;
    }
}
