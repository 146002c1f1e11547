package io.slipstream.models.scoring;

/** Expected calibration error: how far probabilities lie from what happened, on average. */
public final class CalibrationError {
    private static final int BINS = 10;

    private CalibrationError() {}

    /**
     * Rows in the order of their scores are cut into ten bins of equally many (equal scores stay
     * together); each bin's |mean score − share of positives| counts with its share of the rows.
     * Bins of equal width would put nearly all rows of a rare class into one.
     */
    public static double of(double[] scores, boolean[] labels) {
        Curve curve = curve(scores, labels);
        double sum = 0;
        for (int i = 0; i < curve.x().length; i++) {
            sum += curve.weight()[i] * Math.abs(curve.x()[i] - curve.y()[i]);
        }
        return sum;
    }

    /** Mean score (x), share of positives (y) and share of the rows (weight) of each bin. */
    public static Curve curve(double[] scores, boolean[] labels) {
        int[] order = Ranking.ascending(scores, labels);
        int n = order.length;
        double[][] bins = new double[BINS][];
        int found = 0;
        for (int from = 0; from < n; ) {
            int to = Math.max(from + 1, (int) ((long) (found + 1) * n / BINS));
            to = Ranking.endOfTie(order, scores, Math.min(to, n) - 1);
            if (found == BINS - 1) {
                to = n;
            }
            double score = 0;
            double positives = 0;
            for (int i = from; i < to; i++) {
                score += scores[order[i]];
                positives += labels[order[i]] ? 1 : 0;
            }
            int rows = to - from;
            bins[found++] = new double[] {score / rows, positives / rows, (double) rows / n};
            from = to;
        }
        double[] x = new double[found];
        double[] y = new double[found];
        double[] weight = new double[found];
        for (int i = 0; i < found; i++) {
            x[i] = bins[i][0];
            y[i] = bins[i][1];
            weight[i] = bins[i][2];
        }
        return new Curve(x, y, weight);
    }
}
