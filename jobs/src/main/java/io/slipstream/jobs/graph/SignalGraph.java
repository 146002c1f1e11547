package io.slipstream.jobs.graph;

import io.slipstream.functions.advice.RecommendTokens;
import io.slipstream.functions.copy.FanOutCopies;
import io.slipstream.functions.copy.FollowerInput;
import io.slipstream.functions.copy.RouteMoves;
import io.slipstream.functions.copy.RouteRelations;
import io.slipstream.functions.feature.BuildTokenFeatures;
import io.slipstream.functions.feature.CreatorInput;
import io.slipstream.functions.feature.MarkUnheard;
import io.slipstream.functions.feature.RateTokens;
import io.slipstream.functions.feature.ReadPosts;
import io.slipstream.functions.feature.RememberCreators;
import io.slipstream.functions.feature.ResolveSymbols;
import io.slipstream.functions.feature.RouteSymbols;
import io.slipstream.functions.feature.SnipeConfig;
import io.slipstream.functions.feature.SymbolInput;
import io.slipstream.functions.feature.TokenInput;
import io.slipstream.functions.feature.WatchLaunches;
import io.slipstream.functions.safety.AskForSales;
import io.slipstream.functions.safety.CheckSafety;
import io.slipstream.functions.score.JudgeModels;
import io.slipstream.functions.score.ScoreTokens;
import io.slipstream.functions.snipe.MatchSnipes;
import io.slipstream.functions.social.DetectTrends;
import io.slipstream.functions.social.TellTrends;
import io.slipstream.jobs.graph.IngestGraph.Ingested;
import io.slipstream.models.chain.FeedEvent;
import io.slipstream.models.market.LeaderProfile;
import io.slipstream.models.market.ModelAlert;
import io.slipstream.models.market.ModelStanding;
import io.slipstream.models.market.Recommendation;
import io.slipstream.models.market.ScoredToken;
import io.slipstream.models.market.TokenFeatures;
import io.slipstream.models.market.TokenOutcome;
import io.slipstream.models.market.ViralToken;
import io.slipstream.models.port.ModelSource;
import io.slipstream.models.port.Opener;
import io.slipstream.models.port.TokenInspector;
import io.slipstream.models.scoring.ModelBundles;
import io.slipstream.models.trade.Notification;
import io.slipstream.models.trade.Offer;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.Signal;
import io.slipstream.models.trade.SnipeRun;
import io.slipstream.models.user.SettingsChange;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Swaps into copy signals; pools, trades and posts into features, scores and snipe signals. */
public final class SignalGraph {

    /** A snipe that waits longer for facts is no snipe. */
    private static final long INSPECTION_MILLIS = 1_500;

    private static final int INSPECTIONS = 256;

    private SignalGraph() {}

    /**
     * Builds the graph.
     *
     * @param own order events of users, at most one stream: some of them are leaders
     * @param chainOrder true if nothing may overtake what the chain has put before it
     */
    public static Signals build(
            Ingested in,
            DataStream<SettingsChange> settings,
            ModelSource models,
            Opener<TokenInspector> inspector,
            SnipeConfig snipe,
            List<DataStream<Order>> own,
            boolean chainOrder) {
        SingleOutputStreamOperator<Signal> copies = copies(in, settings, own, chainOrder);
        SingleOutputStreamOperator<TokenInput> posts = posts(in);
        DataStream<TokenInput> named = symbols(in, posts);
        DataStream<TokenInput> market = market(in);
        SingleOutputStreamOperator<ViralToken> viral =
                posts.union(named)
                        .keyBy(TokenInput::mint)
                        .process(new DetectTrends())
                        .uid("detect-trends")
                        .name("detect-trends");
        SingleOutputStreamOperator<TokenFeatures> built =
                features(market, posts.union(named), snipe);
        AdviceGraph advice = new AdviceGraph(settings, models, inspector);
        Sniped sniped =
                snipes(
                        heard(built.union(advice.candidates(built)), in),
                        settings,
                        models,
                        inspector);
        DataStream<TokenFeatures> candidates =
                sniped.features().getSideOutput(RateTokens.CANDIDATES);
        DataStream<ScoredToken> grown = advice.scored(candidates);
        SingleOutputStreamOperator<Signal> recommended =
                advice.recommended(grown, advice.regimes(built));
        DataStream<ScoredToken> scored = sniped.scored().union(grown);
        ModelTruth.Told truth = new ModelTruth(market, scored).build();
        return new Signals(
                copies.union(sniped.signals(), recommended),
                sniped.features().union(candidates),
                scored,
                truth.outcomes(),
                truth.standings(),
                sniped.scored()
                        .getSideOutput(ScoreTokens.ALERTS)
                        .union(truth.standings().getSideOutput(JudgeModels.ALERTS)),
                sniped.signals().getSideOutput(MatchSnipes.SNIPE_RUNS),
                new LeaderTruth(in).build(),
                viral,
                viral.connect(settings.broadcast(TellTrends.broadcastStates()))
                        .process(new TellTrends())
                        .uid("tell-trends")
                        .name("tell-trends"),
                recommended.getSideOutput(RecommendTokens.RECOMMENDATIONS),
                recommended.getSideOutput(RecommendTokens.OFFERS),
                recommended.getSideOutput(RecommendTokens.NOTIFICATIONS));
    }

    /** The steps from what is known of a token to the signals of those whom it suits. */
    public static Sniped snipes(
            DataStream<TokenFeatures> known,
            DataStream<SettingsChange> settings,
            ModelSource models,
            Opener<TokenInspector> inspector) {
        SingleOutputStreamOperator<TokenFeatures> features =
                known.connect(settings.broadcast(RateTokens.broadcastStates()))
                        .process(new RateTokens())
                        .uid("rate-tokens")
                        .name("rate-tokens");
        SingleOutputStreamOperator<ScoredToken> scored =
                features.connect(settings.broadcast(ScoreTokens.broadcastStates()))
                        .process(new ScoreTokens(models, ModelBundles.DEFAULT))
                        .uid("score-tokens")
                        .name("score-tokens");
        SingleOutputStreamOperator<ScoredToken> asked =
                scored.connect(settings.broadcast(AskForSales.broadcastStates()))
                        .process(new AskForSales())
                        .uid("ask-for-sales")
                        .name("ask-for-sales");
        SingleOutputStreamOperator<ScoredToken> checked =
                AsyncDataStream.unorderedWait(
                                asked,
                                new CheckSafety(inspector),
                                INSPECTION_MILLIS,
                                TimeUnit.MILLISECONDS,
                                INSPECTIONS)
                        .returns(ScoredToken.class)
                        .uid("check-safety")
                        .name("check-safety");
        SingleOutputStreamOperator<Signal> signals =
                checked.keyBy(token -> token.features().mint())
                        .connect(settings.broadcast(MatchSnipes.broadcastStates()))
                        .process(new MatchSnipes())
                        .uid("match-snipes")
                        .name("match-snipes");
        return new Sniped(features, scored, signals);
    }

    /** Rows with users' ratings, the same scored, and the signals that they led to. */
    public record Sniped(
            SingleOutputStreamOperator<TokenFeatures> features,
            SingleOutputStreamOperator<ScoredToken> scored,
            SingleOutputStreamOperator<Signal> signals) {}

    /** The steps from swaps to the signals of those who copy. */
    public static SingleOutputStreamOperator<Signal> copies(
            Ingested in,
            DataStream<SettingsChange> settings,
            List<DataStream<Order>> own,
            boolean chainOrder) {
        Parallelism parallelism = Parallelism.of(settings);
        DataStream<FollowerInput> relations =
                settings.flatMap(
                                new RouteRelations(parallelism.subtasks(), parallelism.keyGroups()))
                        .returns(TypeInformation.of(FollowerInput.class))
                        .setParallelism(1)
                        .uid("route-relations")
                        .name("route-relations");
        return new LeaderMoves(in, settings, own)
                .build(chainOrder)
                .flatMap(new RouteMoves())
                .returns(TypeInformation.of(FollowerInput.class))
                .uid("route-moves")
                .name("route-moves")
                .union(relations)
                .keyBy(FollowerInput::key)
                .process(new FanOutCopies())
                .uid("fan-out-copies")
                .name("fan-out-copies");
    }

    /** What pools and trades tell of tokens. */
    private static DataStream<TokenInput> market(Ingested in) {
        TypeInformation<TokenInput> type = TypeInformation.of(TokenInput.class);
        DataStream<TokenInput> pools =
                in.pools()
                        .map(TokenInput::of)
                        .returns(type)
                        .setParallelism(in.pools().getParallelism())
                        .setBufferTimeout(Haste.UNHURRIED_MILLIS)
                        .uid("route-pools")
                        .name("route-pools");
        DataStream<TokenInput> trades =
                in.trades()
                        .map(TokenInput::of)
                        .returns(type)
                        .setParallelism(in.trades().getParallelism())
                        .setBufferTimeout(Haste.UNHURRIED_MILLIS)
                        .uid("route-trades")
                        .name("route-trades");
        return pools.union(trades);
    }

    private static SingleOutputStreamOperator<TokenFeatures> features(
            DataStream<TokenInput> market, DataStream<TokenInput> said, SnipeConfig snipe) {
        return market.union(said, creators(market))
                .keyBy(TokenInput::mint)
                .process(new BuildTokenFeatures(snipe))
                .uid("build-token-features")
                .name("build-token-features");
    }

    /** Rows on which nothing stands that nobody could hear. */
    private static DataStream<TokenFeatures> heard(
            DataStream<TokenFeatures> features, Ingested in) {
        DataStream<FeedEvent> listening = in.listening();
        return listening == null
                ? features
                : features.connect(listening.broadcast(MarkUnheard.broadcastStates()))
                        .process(new MarkUnheard())
                        .uid("mark-unheard")
                        .name("mark-unheard");
    }

    private static SingleOutputStreamOperator<TokenInput> posts(Ingested in) {
        return in.posts()
                .process(new ReadPosts(), TypeInformation.of(TokenInput.class))
                .setParallelism(in.posts().getParallelism())
                .setBufferTimeout(Haste.UNHURRIED_MILLIS)
                .uid("read-posts")
                .name("read-posts");
    }

    /** Cashtags to the tokens that bear the symbol; to each new token, how many bear it already. */
    private static DataStream<TokenInput> symbols(
            Ingested in, SingleOutputStreamOperator<TokenInput> posts) {
        TypeInformation<SymbolInput> type = TypeInformation.of(SymbolInput.class);
        DataStream<SymbolInput> births =
                in.pools()
                        .flatMap(new RouteSymbols())
                        .returns(type)
                        .setParallelism(in.pools().getParallelism())
                        .setBufferTimeout(Haste.UNHURRIED_MILLIS)
                        .uid("route-symbols")
                        .name("route-symbols");
        return births.union(posts.getSideOutput(ReadPosts.CASHTAGS))
                .keyBy(SymbolInput::symbol)
                .process(new ResolveSymbols(), TypeInformation.of(TokenInput.class))
                .uid("resolve-symbols")
                .name("resolve-symbols");
    }

    /** To each new token, what its creator did before. */
    private static DataStream<TokenInput> creators(DataStream<TokenInput> launches) {
        return launches.keyBy(TokenInput::mint)
                .process(new WatchLaunches(), TypeInformation.of(CreatorInput.class))
                .uid("watch-launches")
                .name("watch-launches")
                .keyBy(CreatorInput::creator)
                .process(new RememberCreators(), TypeInformation.of(TokenInput.class))
                .uid("remember-creators")
                .name("remember-creators");
    }

    /** What the signal step hands on. */
    public record Signals(
            DataStream<Signal> signals,
            DataStream<TokenFeatures> features,
            DataStream<ScoredToken> scored,
            DataStream<TokenOutcome> outcomes,
            DataStream<ModelStanding> standings,
            DataStream<ModelAlert> alerts,
            DataStream<SnipeRun> snipeRuns,
            DataStream<LeaderProfile> profiles,
            DataStream<ViralToken> viral,
            DataStream<Notification> notifications,
            DataStream<Recommendation> recommendations,
            DataStream<Offer> offers,
            DataStream<Notification> offerNotices) {}
}
