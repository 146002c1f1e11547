package io.slipstream.functions.score;

import io.slipstream.models.market.Prediction;
import io.slipstream.models.market.TokenOutcome;
import io.slipstream.models.scoring.OutcomeLabel;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Outcomes of one horizon into one row for each model that had scored them. */
public class JudgePredictions implements FlatMapFunction<TokenOutcome, JudgedRow> {
    private static final long serialVersionUID = 1L;

    private final OutcomeLabel label;

    public JudgePredictions(OutcomeLabel label) {
        this.label = label;
    }

    @Override
    public void flatMap(TokenOutcome outcome, Collector<JudgedRow> out) {
        if (outcome.horizonMinutes() != label.horizonMinutes()) {
            return;
        }
        Prediction inForce = outcome.predictions().get(0);
        boolean good = label.isTrue(outcome);
        for (Prediction one : outcome.predictions()) {
            out.collect(
                    new JudgedRow(
                            one.version(),
                            inForce.version(),
                            one.score(),
                            inForce.score(),
                            good,
                            outcome.slot()));
        }
    }
}
