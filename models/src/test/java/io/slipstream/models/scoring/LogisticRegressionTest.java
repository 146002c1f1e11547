package io.slipstream.models.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LogisticRegressionTest {

    @Test
    void findsTheWeightsThatMadeTheLabels() {
        Random random = new Random(1);
        double[][] rows = new double[20_000][];
        double[] targets = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new double[] {random.nextGaussian(), random.nextGaussian()};
            double p = 1 / (1 + Math.exp(-(1.5 * rows[i][0] - 0.5 * rows[i][1] - 1)));
            targets[i] = random.nextDouble() < p ? 1 : 0;
        }
        LogisticRegression fitted = LogisticRegression.fit(rows, targets, 1e-3);
        assertThat(fitted.weights()[0]).isCloseTo(1.5, within(0.1));
        assertThat(fitted.weights()[1]).isCloseTo(-0.5, within(0.1));
        assertThat(fitted.intercept()).isCloseTo(-1, within(0.1));
    }

    @Test
    void calibrationUndoesOverconfidence() {
        Random random = new Random(2);
        double[] outputs = new double[20_000];
        boolean[] labels = new boolean[outputs.length];
        for (int i = 0; i < outputs.length; i++) {
            double logit = random.nextGaussian();
            labels[i] = random.nextDouble() < 1 / (1 + Math.exp(-logit));
            outputs[i] = 1 / (1 + Math.exp(-3 * logit));
        }
        PlattCalibration fitted = PlattCalibration.fit(outputs, labels);
        assertThat(fitted.slope()).isCloseTo(1 / 3.0, within(0.03));
        assertThat(fitted.apply(0.5)).isCloseTo(0.5, within(0.02));
    }
}
