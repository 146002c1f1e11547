package io.slipstream.jobs.graph;

import io.slipstream.functions.feature.TokenInput;
import io.slipstream.functions.outcome.LabelOutcomes;
import io.slipstream.functions.outcome.OutcomePolicy;
import io.slipstream.functions.score.JudgeModels;
import io.slipstream.functions.score.JudgePredictions;
import io.slipstream.functions.score.JudgedRow;
import io.slipstream.models.market.ModelStanding;
import io.slipstream.models.market.ScoredToken;
import io.slipstream.models.market.TokenOutcome;
import io.slipstream.models.scoring.OutcomeLabel;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * What came of all rows that were scored, and how the models do on the young ones.
 *
 * @param market pools and trades of tokens
 * @param scored rows of all ages
 */
record ModelTruth(DataStream<TokenInput> market, DataStream<ScoredToken> scored) {

    /** What is written down of models. */
    record Told(
            DataStream<TokenOutcome> outcomes,
            SingleOutputStreamOperator<ModelStanding> standings) {}

    Told build() {
        SingleOutputStreamOperator<TokenOutcome> young =
                market.keyBy(TokenInput::mint)
                        .connect(scored.keyBy(token -> token.features().mint()))
                        .process(new LabelOutcomes(OutcomePolicy.standard()))
                        .uid("label-outcomes")
                        .name("label-outcomes");
        SingleOutputStreamOperator<ModelStanding> standings =
                young.flatMap(new JudgePredictions(OutcomeLabel.STANDARD))
                        .returns(TypeInformation.of(JudgedRow.class))
                        .uid("judge-predictions")
                        .name("judge-predictions")
                        .keyBy(JudgedRow::version)
                        .process(new JudgeModels())
                        .uid("judge-models")
                        .name("judge-models");
        return new Told(young.union(young.getSideOutput(LabelOutcomes.GROWN)), standings);
    }
}
