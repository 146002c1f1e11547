package io.slipstream.functions.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slipstream.models.market.ModelAlert;
import io.slipstream.models.market.ModelStanding;
import io.slipstream.models.market.Prediction;
import io.slipstream.models.market.TokenOutcome;
import io.slipstream.models.scoring.OutcomeLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class JudgeModelsTest {

    @Test
    void everyModelIsHeldAgainstTheOneInForceOnTheSameRows() throws Exception {
        try (var harness = harness()) {
            harness.open();
            judge(harness, outcome(10, 15, 3.0, 0.5, 0.9));
            judge(harness, outcome(11, 15, 0.5, 0.5, 0.1));
            judge(harness, outcome(12, 5, 9.0, 0.5, 0.0));
            harness.processWatermark(25);

            assertThat(harness.extractOutputValues())
                    .extracting(ModelStanding::version)
                    .containsExactlyInAnyOrder("force", "shadow");
            ModelStanding shadow = of(harness, "shadow");
            assertThat(shadow.against()).isEqualTo("force");
            assertThat(shadow.outcomes()).isEqualTo(2);
            assertThat(shadow.positives()).isEqualTo(1);
            assertThat(shadow.brier()).isCloseTo(0.01, within(1e-9));
            assertThat(shadow.againstBrier()).isCloseTo(0.25, within(1e-9));
            assertThat(shadow.windowBrier()).isCloseTo(0.01, within(1e-9));
        }
    }

    @Test
    void anotherModelInForceBeginsANewComparison() {
        StandingBook book = new StandingBook();
        book.add(new JudgedRow("s", "a", 0.9, 0.5, true, 1));
        book.add(new JudgedRow("s", "b", 0.4, 0.2, true, 2));
        assertThat(book.standing("s").outcomes()).isOne();
        assertThat(book.standing("s").brier()).isCloseTo(0.36, within(1e-9));
        assertThat(book.standing("s").windowBrier()).isCloseTo(0.185, within(1e-9));
    }

    @Test
    void scoresThatAreWorseThanTheBaseRateRaiseOneAlarm() throws Exception {
        try (var harness = harness()) {
            harness.open();
            for (int i = 0; i < 2 * StandingBook.LEAST; i++) {
                judge(harness, outcome(i, 15, i % 10 == 0 ? 3 : 0, 0.9, 0.1));
            }
            Queue<StreamRecord<ModelAlert>> alerts = harness.getSideOutput(JudgeModels.ALERTS);
            assertThat(alerts).hasSize(1);
            ModelAlert alert = alerts.remove().getValue();
            assertThat(alert.model()).isEqualTo("force");
            assertThat(alert.kind()).isEqualTo("SCORES_MISS");
            assertThat(alert.text())
                    .isEqualTo(
                            "Over 200 outcomes the Brier score is 0.7300; whoever says the base rate of"
                                    + " each has 0.0900.");
        }
    }

    @Test
    void aModelThatRecoveredCanFailAgain() {
        StandingBook book = new StandingBook();
        assertThat(said(book, 0.9, StandingBook.WINDOW)).isEqualTo(1);
        assertThat(said(book, 0.1, StandingBook.WINDOW)).isZero();
        assertThat(said(book, 0.9, StandingBook.WINDOW)).isEqualTo(1);
    }

    /** Alarms over so many rows, of which one in ten does well. */
    private static int said(StandingBook book, double score, int rows) {
        int said = 0;
        for (int i = 0; i < rows; i++) {
            book.add(new JudgedRow("m", "m", score, score, i % 10 == 0, i));
            said += book.alarm("m") == null ? 0 : 1;
        }
        return said;
    }

    private static void judge(
            KeyedOneInputStreamOperatorTestHarness<String, JudgedRow, ModelStanding> harness,
            TokenOutcome outcome)
            throws Exception {
        List<JudgedRow> rows = new ArrayList<>();
        new JudgePredictions(OutcomeLabel.STANDARD).flatMap(outcome, new ListCollector<>(rows));
        for (JudgedRow row : rows) {
            harness.processElement(row, row.slot());
        }
    }

    private static ModelStanding of(
            KeyedOneInputStreamOperatorTestHarness<String, JudgedRow, ModelStanding> harness,
            String version) {
        return harness.extractOutputValues().stream()
                .filter(standing -> standing.version().equals(version))
                .findFirst()
                .orElseThrow();
    }

    private static TokenOutcome outcome(
            long slot, int minutes, double multiple, double force, double shadow) {
        return new TokenOutcome(
                "id" + slot,
                "mint",
                "pool",
                slot,
                1,
                minutes,
                multiple,
                multiple,
                0,
                false,
                false,
                true,
                List.of(new Prediction("force", force), new Prediction("shadow", shadow)));
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, JudgedRow, ModelStanding>
            harness() throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new JudgeModels()), JudgedRow::version, Types.STRING);
    }
}
