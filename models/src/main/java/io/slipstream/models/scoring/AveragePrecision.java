package io.slipstream.models.scoring;

/** Area under the precision-recall curve, as average precision. */
public final class AveragePrecision {
    private AveragePrecision() {}

    /**
     * Sum over thresholds of (recall gained) × precision; equal scores share one threshold.
     *
     * @return 0–1; NaN without a positive
     */
    public static double of(double[] scores, boolean[] labels) {
        int[] order = Ranking.ascending(negated(scores), labels);
        double[] keys = negated(scores);
        long seen = 0;
        long found = 0;
        double sum = 0;
        for (int from = 0; from < order.length; ) {
            int to = Ranking.endOfTie(order, keys, from);
            long gained = 0;
            for (int i = from; i < to; i++) {
                gained += labels[order[i]] ? 1 : 0;
            }
            seen += to - from;
            found += gained;
            sum += gained * ((double) found / seen);
            from = to;
        }
        return sum / found;
    }

    private static double[] negated(double[] scores) {
        double[] negated = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            negated[i] = -scores[i];
        }
        return negated;
    }
}
