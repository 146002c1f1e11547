package io.slipstream.models.scoring;

/**
 * What one model's scores look like on the held-out rows.
 *
 * @param roc false positive rate against recall
 * @param precisionRecall recall against precision
 * @param calibration see {@link CalibrationError#curve}
 */
public record Curves(Curve roc, Curve precisionRecall, Curve calibration) {
    private static final int MOST_POINTS = 200;

    public static Curves of(double[] scores, boolean[] labels) {
        int[] order = Ranking.ascending(scores, labels);
        int n = order.length;
        double[] found = new double[n + 1];
        double[] seen = new double[n + 1];
        int points = 1;
        for (int to = n; to > 0; ) {
            int from = to - 1;
            while (from > 0 && scores[order[from - 1]] == scores[order[to - 1]]) {
                from--;
            }
            found[points] = found[points - 1];
            seen[points] = seen[points - 1] + to - from;
            for (int i = from; i < to; i++) {
                found[points] += labels[order[i]] ? 1 : 0;
            }
            points++;
            to = from;
        }
        double positives = found[points - 1];
        double negatives = seen[points - 1] - positives;
        int kept = Math.min(points, MOST_POINTS);
        double[] recall = new double[kept];
        double[] falsePositives = new double[kept];
        double[] precision = new double[kept];
        for (int i = 0; i < kept; i++) {
            int at = kept == 1 ? 0 : (int) ((long) i * (points - 1) / (kept - 1));
            recall[i] = found[at] / positives;
            falsePositives[i] = (seen[at] - found[at]) / negatives;
            // Nothing taken yet: what the first rows will show.
            precision[i] = at == 0 ? found[1] / seen[1] : found[at] / seen[at];
        }
        double[] alike = {};
        return new Curves(
                new Curve(falsePositives, recall, alike),
                new Curve(recall, precision, alike),
                CalibrationError.curve(scores, labels));
    }
}
