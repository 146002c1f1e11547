package io.slipstream.models.scoring.train;

import io.slipstream.models.scoring.AveragePrecision;
import io.slipstream.models.scoring.Importance;
import io.slipstream.models.scoring.LogLoss;
import io.slipstream.models.scoring.TrainingRows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** What each feature is worth: the loss when its column is shuffled (Breiman 2001). */
final class Permutation {
    private static final int MOST_ROWS = 5_000;

    private Permutation() {}

    /**
     * @param scores calibrated scores of rows
     */
    static List<Importance> of(TrainingRows test, Function<float[][], double[]> scores, long seed) {
        int n = Math.min(MOST_ROWS, test.size());
        int[] places = new int[n];
        for (int i = 0; i < n; i++) {
            places[i] = (int) ((long) i * test.size() / n);
        }
        TrainingRows rows = test.at(places);
        double[] plain = scores.apply(rows.rows());
        double precision = AveragePrecision.of(plain, rows.labels());
        double loss = LogLoss.of(plain, rows.labels());
        List<Importance> importance = new ArrayList<>();
        for (int f = 0; f < rows.schema().size(); f++) {
            double[] shuffled = scores.apply(shuffled(rows.rows(), f, new Random(seed + f)));
            importance.add(
                    new Importance(
                            rows.schema().features().get(f).name(),
                            precision - AveragePrecision.of(shuffled, rows.labels()),
                            LogLoss.of(shuffled, rows.labels()) - loss));
        }
        importance.sort(Comparator.comparingDouble(Importance::logLoss).reversed());
        return importance;
    }

    private static float[][] shuffled(float[][] rows, int feature, Random random) {
        float[][] copy = new float[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            copy[i] = rows[i].clone();
        }
        for (int i = rows.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            float value = copy[i][feature];
            copy[i][feature] = copy[j][feature];
            copy[j][feature] = value;
        }
        return copy;
    }
}
