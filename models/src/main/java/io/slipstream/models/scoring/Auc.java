package io.slipstream.models.scoring;

/** Area under the ROC curve. */
public final class Auc {
    private Auc() {}

    /**
     * Probability that a random positive scores above a random negative, ties counting half
     * (Mann-Whitney U).
     *
     * @return 0–1; NaN if there is only one class
     */
    public static double of(double[] scores, boolean[] labels) {
        int[] order = Ranking.ascending(scores, labels);
        double rankSum = 0;
        long positives = 0;
        for (int from = 0; from < order.length; ) {
            int to = Ranking.endOfTie(order, scores, from);
            double rank = (from + 1 + to) / 2.0;
            for (int i = from; i < to; i++) {
                if (labels[order[i]]) {
                    rankSum += rank;
                    positives++;
                }
            }
            from = to;
        }
        long negatives = scores.length - positives;
        return (rankSum - positives * (positives + 1) / 2.0) / ((double) positives * negatives);
    }
}
