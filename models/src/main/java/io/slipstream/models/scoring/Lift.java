package io.slipstream.models.scoring;

/** How many times more positives the best-scored rows hold than any rows. */
public final class Lift {
    private Lift() {}

    /**
     * Share of positives in the top rows ÷ share in all rows. Rows that score the same as the last
     * one taken count in proportion, so the order of the file says nothing.
     *
     * @param share of the rows to take, above 0, at most 1; at least one row is taken
     * @return NaN without a positive
     */
    public static double of(double[] scores, boolean[] labels, double share) {
        int[] order = Ranking.ascending(scores, labels);
        int n = order.length;
        int take = Math.max(1, (int) Math.round(n * share));
        double positives = 0;
        for (boolean label : labels) {
            positives += label ? 1 : 0;
        }
        double threshold = scores[order[n - take]];
        double above = 0;
        double foundAbove = 0;
        double tied = 0;
        double foundTied = 0;
        for (int i = 0; i < n; i++) {
            if (scores[i] > threshold) {
                above++;
                foundAbove += labels[i] ? 1 : 0;
            } else if (scores[i] == threshold) {
                tied++;
                foundTied += labels[i] ? 1 : 0;
            }
        }
        double found = foundAbove + foundTied * (take - above) / tied;
        return found / take / (positives / n);
    }
}
