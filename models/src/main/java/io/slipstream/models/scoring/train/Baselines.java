package io.slipstream.models.scoring.train;

import io.slipstream.models.scoring.LogisticRegression;
import io.slipstream.models.scoring.SignedLogStandardizer;
import io.slipstream.models.scoring.TrainingRows;
import java.util.Arrays;

/** What any model has to be better than. */
final class Baselines {
    static final String LOGISTIC = "logistic regression";
    static final String BASE_RATE = "base rate";

    private static final double RIDGE = 1;

    private Baselines() {}

    /** Scores of a logistic regression on the normalised features. */
    static double[] logistic(TrainingRows known, TrainingRows test) {
        SignedLogStandardizer normalizer = SignedLogStandardizer.fit(known.rows());
        boolean[] labels = known.labels();
        double[] targets = new double[labels.length];
        for (int i = 0; i < labels.length; i++) {
            targets[i] = labels[i] ? 1 : 0;
        }
        LogisticRegression fitted =
                LogisticRegression.fit(normalizer.apply(known.rows()), targets, RIDGE);
        return Arrays.stream(normalizer.apply(test.rows())).mapToDouble(fitted::score).toArray();
    }

    /** The share of positives before, for every row. */
    static double[] baseRate(TrainingRows known, TrainingRows test) {
        double[] scores = new double[test.size()];
        Arrays.fill(scores, known.prevalence());
        return scores;
    }
}
