package io.slipstream.models.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeSplitTest {
    private static final FeatureSchema SCHEMA =
            new FeatureSchema("test", 1, List.of(new Feature("x", "1", "anything")));

    @Test
    void rowsWhoseOutcomeReachesIntoTheNextPartAreLeftOut() {
        TrainingRows rows = rows(100, 5);
        TimeSplit split = TimeSplit.of(rows, 0.7, 0.15);
        assertThat(Arrays.stream(split.train().knownAt()).max()).hasValue(69);
        assertThat(Arrays.stream(split.validation().times()).min()).hasValue(70);
        assertThat(Arrays.stream(split.validation().knownAt()).max()).hasValue(84);
        assertThat(Arrays.stream(split.test().times()).min()).hasValue(85);
        assertThat(split.test().size()).isEqualTo(15);
    }

    @Test
    void saysWhichPartHasTooFewRows() {
        assertThatThrownBy(() -> TimeSplit.of(rows(100, 50), 0.7, 0.15))
                .hasMessage(
                        "expected validation rows of both classes, was 0 rows;"
                                + " of 15 more the outcome was known only after that part");
    }

    @Test
    void aSubjectThatWasLookedAtOftenDoesNotMoveTheCuts() {
        TrainingRows often = rows(100, 5);
        for (int i = 0; i < 10; i++) {
            TrainingRows early = rows(40, 5);
            often = often.and(early);
        }
        TimeSplit split = TimeSplit.of(often, 0.7, 0.15);
        assertThat(Arrays.stream(split.validation().times()).min()).hasValue(70);
        assertThat(Arrays.stream(split.test().times()).min()).hasValue(85);
    }

    private static TrainingRows rows(int n, int horizon) {
        float[][] rows = new float[n][1];
        boolean[] labels = new boolean[n];
        long[] times = new long[n];
        long[] knownAt = new long[n];
        for (int i = 0; i < n; i++) {
            labels[i] = i % 3 == 0;
            times[i] = i;
            knownAt[i] = i + horizon;
        }
        return new TrainingRows(SCHEMA, rows, labels, times, knownAt, new String[0], "any", "any");
    }
}
