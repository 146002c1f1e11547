package io.slipstream.models.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EvaluationTest {
    private static final boolean[] LABELS = {false, true, false, true};

    @Test
    void aPerfectRankingHasAucAndPrecisionOne() {
        double[] scores = {0.1, 0.8, 0.2, 0.9};
        assertThat(Auc.of(scores, LABELS)).isEqualTo(1);
        assertThat(AveragePrecision.of(scores, LABELS)).isEqualTo(1);
    }

    @Test
    void tiesCountHalfAndShareOneThreshold() {
        double[] scores = {0.5, 0.5, 0.5, 0.5};
        assertThat(Auc.of(scores, LABELS)).isEqualTo(0.5);
        assertThat(AveragePrecision.of(scores, LABELS)).isEqualTo(0.5);
    }

    @Test
    void averagePrecisionIsTheSumOverThresholds() {
        // ranked: positive, negative, positive, negative
        double[] scores = {0.6, 0.7, 0.1, 0.2};
        boolean[] labels = {false, true, false, true};
        assertThat(AveragePrecision.of(scores, labels)).isCloseTo(0.5 + 0.5 * 2 / 3, within(1e-12));
        assertThat(Auc.of(scores, labels)).isEqualTo(0.75);
    }

    @Test
    void brierAndLogLossOfTheBaseRate() {
        double[] scores = {0.5, 0.5, 0.5, 0.5};
        assertThat(Brier.of(scores, LABELS)).isEqualTo(0.25);
        assertThat(LogLoss.of(scores, LABELS)).isCloseTo(Math.log(2), within(1e-12));
    }

    @Test
    void aCertainMistakeCostsMuchButNotInfinitelyMuch() {
        assertThat(LogLoss.of(new double[] {1}, new boolean[] {false})).isBetween(15.0, 17.0);
    }

    @Test
    void refusesScoresWithoutLabels() {
        assertThatThrownBy(() -> Auc.of(new double[2], new boolean[3]))
                .hasMessage("expected a label for each of 2 scores, was 3");
    }
}
