package io.slipstream.models.scoring;

/**
 * Turns a network's output into a probability: sigmoid(slope × logit(output) + intercept) (Platt
 * 1999, on the logit).
 */
public record PlattCalibration(double slope, double intercept) {
    private static final double EDGE = 1e-6;
    private static final double RIDGE = 1e-6;

    /**
     * Fits on rows that were not trained on, with Platt's smoothed targets (n₊ + 1) / (n₊ + 2) and
     * 1 / (n₋ + 2).
     */
    public static PlattCalibration fit(double[] outputs, boolean[] labels) {
        long positives = 0;
        for (boolean label : labels) {
            positives += label ? 1 : 0;
        }
        double high = (positives + 1.0) / (positives + 2.0);
        double low = 1.0 / (labels.length - positives + 2.0);
        double[][] logits = new double[outputs.length][];
        double[] targets = new double[outputs.length];
        for (int i = 0; i < outputs.length; i++) {
            logits[i] = new double[] {logit(outputs[i])};
            targets[i] = labels[i] ? high : low;
        }
        LogisticRegression fitted = LogisticRegression.fit(logits, targets, RIDGE);
        return new PlattCalibration(fitted.weights()[0], fitted.intercept());
    }

    /** Probability, 0–1, of an output, 0–1. */
    public double apply(double output) {
        return LogisticRegression.sigmoid(slope * logit(output) + intercept);
    }

    private static double logit(double p) {
        double inside = Math.min(1 - EDGE, Math.max(EDGE, p));
        return Math.log(inside / (1 - inside));
    }
}
