package io.slipstream.models.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CalibrationErrorTest {

    @Test
    void isTheMeanDistanceOfBinsFromTheDiagonal() {
        double[] scores = new double[100];
        boolean[] labels = new boolean[100];
        for (int i = 0; i < 100; i++) {
            scores[i] = i < 50 ? 0.1 : 0.7;
            labels[i] = i % 2 == 0;
        }
        assertThat(CalibrationError.of(scores, labels)).isCloseTo(0.3, within(1e-12));
        assertThat(CalibrationError.curve(scores, labels).weight()).containsExactly(0.5, 0.5);
    }

    @Test
    void liftCountsTiesInProportion() {
        double[] scores = {0.9, 0.9, 0.9, 0.9, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1};
        boolean[] labels = {true, false, true, false, false, false, false, false, false, false};
        assertThat(Lift.of(scores, labels, 0.1)).isCloseTo(2.5, within(1e-12));
        assertThat(Lift.of(scores, labels, 1)).isCloseTo(1, within(1e-12));
    }

    @Test
    void stabilityIsZeroWhereNothingMovedAndLargeWhereAllDid() {
        float[][] rows = new float[1_000][1];
        for (int i = 0; i < rows.length; i++) {
            rows[i][0] = i;
        }
        FeatureReference reference = FeatureReference.of(rows);
        float[] same = new float[rows.length];
        float[] moved = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            same[i] = rows[i][0];
            moved[i] = rows[i][0] + 900;
        }
        assertThat(reference.stability(0, same)).isCloseTo(0, within(1e-12));
        assertThat(reference.stability(0, moved)).isGreaterThan(1);
    }
}
