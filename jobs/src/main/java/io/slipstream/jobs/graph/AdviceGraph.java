package io.slipstream.jobs.graph;

import io.slipstream.functions.advice.AdviceInput;
import io.slipstream.functions.advice.RecommendTokens;
import io.slipstream.functions.advice.SelectCandidates;
import io.slipstream.functions.feature.BuildTokenFeatures;
import io.slipstream.functions.regime.GaugeMarket;
import io.slipstream.functions.regime.MarketMoves;
import io.slipstream.functions.safety.CheckSafety;
import io.slipstream.functions.score.ScoreTokens;
import io.slipstream.models.market.MarketMove;
import io.slipstream.models.market.MarketRegime;
import io.slipstream.models.market.ScoredToken;
import io.slipstream.models.market.TokenFeatures;
import io.slipstream.models.market.TokenLook;
import io.slipstream.models.port.ModelSource;
import io.slipstream.models.port.Opener;
import io.slipstream.models.port.TokenInspector;
import io.slipstream.models.scoring.ModelBundles;
import io.slipstream.models.trade.Signal;
import io.slipstream.models.user.SettingsChange;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Tokens past their birth, in which tracked wallets are active, into recommendations. */
record AdviceGraph(
        DataStream<SettingsChange> settings, ModelSource models, Opener<TokenInspector> inspector) {

    /** A recommendation may wait longer for facts than a snipe. */
    private static final long INSPECTION_MILLIS = 3_000;

    private static final int INSPECTIONS = 64;

    /** The looks that somebody may want to hear of, as rows of features. */
    DataStream<TokenFeatures> candidates(SingleOutputStreamOperator<TokenFeatures> built) {
        return built.getSideOutput(BuildTokenFeatures.LOOKS)
                .connect(settings.broadcast(SelectCandidates.broadcastStates()))
                .process(new SelectCandidates())
                .returns(TypeInformation.of(TokenFeatures.class))
                .uid("select-candidates")
                .name("select-candidates");
    }

    /** How the market stands, from all looks and launches. */
    DataStream<MarketRegime> regimes(SingleOutputStreamOperator<TokenFeatures> built) {
        TypeInformation<MarketMove> type = TypeInformation.of(MarketMove.class);
        DataStream<MarketMove> moves =
                built.getSideOutput(BuildTokenFeatures.LOOKS)
                        .map((TokenLook look) -> MarketMoves.of(look))
                        .returns(type)
                        .uid("route-market-moves")
                        .name("route-market-moves");
        DataStream<MarketMove> launches =
                built.filter(row -> row.ageStep() == 0)
                        .uid("select-launches")
                        .name("select-launches")
                        .map((TokenFeatures row) -> MarketMoves.launch(row))
                        .returns(type)
                        .uid("route-launches")
                        .name("route-launches");
        return moves.union(launches)
                .keyBy(move -> 0)
                .process(new GaugeMarket())
                .setParallelism(1)
                .setMaxParallelism(1)
                .uid("gauge-market")
                .name("gauge-market");
    }

    /** Rated candidates with the champion's score. */
    SingleOutputStreamOperator<ScoredToken> scored(DataStream<TokenFeatures> rated) {
        return rated.connect(settings.broadcast(ScoreTokens.broadcastStates()))
                .process(ScoreTokens.ofCandidates(models, ModelBundles.DEFAULT))
                .uid("score-candidates")
                .name("score-candidates");
    }

    /** Scored candidates into the signals of those who let them be bought, and offers. */
    SingleOutputStreamOperator<Signal> recommended(
            DataStream<ScoredToken> scored, DataStream<MarketRegime> regimes) {
        SingleOutputStreamOperator<ScoredToken> checked =
                AsyncDataStream.unorderedWait(
                                scored,
                                new CheckSafety(inspector),
                                INSPECTION_MILLIS,
                                TimeUnit.MILLISECONDS,
                                INSPECTIONS)
                        .returns(ScoredToken.class)
                        .uid("check-candidates")
                        .name("check-candidates");
        return checked.keyBy(token -> token.features().mint())
                .connect(inputs(regimes).broadcast(RecommendTokens.broadcastStates()))
                .process(new RecommendTokens())
                .uid("recommend-tokens")
                .name("recommend-tokens");
    }

    private DataStream<AdviceInput> inputs(DataStream<MarketRegime> regimes) {
        TypeInformation<AdviceInput> type = TypeInformation.of(AdviceInput.class);
        return settings.map((SettingsChange change) -> AdviceInput.of(change))
                .returns(type)
                .setParallelism(1)
                .uid("route-advice-settings")
                .name("route-advice-settings")
                .union(
                        regimes.map((MarketRegime regime) -> AdviceInput.of(regime))
                                .returns(type)
                                .setParallelism(1)
                                .uid("route-regimes")
                                .name("route-regimes"));
    }
}
