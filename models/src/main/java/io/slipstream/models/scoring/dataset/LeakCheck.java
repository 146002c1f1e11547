package io.slipstream.models.scoring.dataset;

import io.slipstream.models.scoring.Auc;
import java.util.Arrays;
import java.util.stream.IntStream;

/** How well one column alone tells the label. */
final class LeakCheck {
    /** A single feature above this is an outcome in disguise. */
    static final double SUSPICIOUS = 0.95;

    /** Below so many values of each class an AUC is chance. */
    private static final int LEAST_OF_A_CLASS = 10;

    private LeakCheck() {}

    /**
     * The largest AUC, whichever way round, of the column's value where there is one, and of
     * whether there is one.
     *
     * @param values NaN where the cell is missing
     */
    static double auc(double[] values, boolean[] labels) {
        int[] given =
                IntStream.range(0, values.length).filter(i -> !Double.isNaN(values[i])).toArray();
        double known = 0;
        if (given.length < values.length) {
            double[] isThere = Arrays.stream(values).map(v -> Double.isNaN(v) ? 0 : 1).toArray();
            known = eitherWay(isThere, labels);
        }
        double[] there = IntStream.of(given).mapToDouble(i -> values[i]).toArray();
        boolean[] theirs = new boolean[given.length];
        int positives = 0;
        for (int i = 0; i < given.length; i++) {
            theirs[i] = labels[given[i]];
            positives += theirs[i] ? 1 : 0;
        }
        if (Math.min(positives, given.length - positives) < LEAST_OF_A_CLASS) {
            return known;
        }
        return Math.max(known, eitherWay(there, theirs));
    }

    private static double eitherWay(double[] scores, boolean[] labels) {
        double auc = Auc.of(scores, labels);
        return Math.max(auc, 1 - auc);
    }
}
