package io.slipstream.jobs.wiring;

import io.slipstream.connectors.debezium.SettingsStream;
import io.slipstream.connectors.kafka.JsonTopics;
import io.slipstream.connectors.kafka.ReadJson;
import io.slipstream.connectors.kafka.RecordKey;
import io.slipstream.connectors.kafka.TopicWatermarks;
import io.slipstream.connectors.kafka.Topics;
import io.slipstream.connectors.kafka.marks.MarkedTopics;
import io.slipstream.functions.feature.SnipeConfig;
import io.slipstream.jobs.graph.ExecutionGraph;
import io.slipstream.jobs.graph.ExecutionLoop;
import io.slipstream.jobs.graph.Feed;
import io.slipstream.jobs.graph.FeedGuard;
import io.slipstream.jobs.graph.IngestGraph;
import io.slipstream.jobs.graph.IngestGraph.Decoded;
import io.slipstream.jobs.graph.IngestGraph.Ingested;
import io.slipstream.jobs.graph.SignalGraph;
import io.slipstream.jobs.graph.SignalGraph.Signals;
import io.slipstream.models.chain.FeedEvent;
import io.slipstream.models.chain.NetSwap;
import io.slipstream.models.chain.PoolEvent;
import io.slipstream.models.chain.PoolTrade;
import io.slipstream.models.chain.SolTransfer;
import io.slipstream.models.market.TokenFeatures;
import io.slipstream.models.scoring.compiled.CompiledModels;
import io.slipstream.models.social.Post;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.Signal;
import io.slipstream.models.user.SettingsChange;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Each graph in a job of its own, with topics between them that carry records and watermarks. */
public final class SplitSteps {

    private final StreamExecutionEnvironment environment;
    private final Endpoints endpoints;
    private final Outlets outlets;

    public SplitSteps(StreamExecutionEnvironment environment, Endpoints endpoints) {
        this.environment = environment;
        this.endpoints = endpoints;
        outlets = new Outlets(endpoints);
    }

    public void ingest(Feed feed) {
        Decoded decoded = IngestGraph.build(feed.events());
        outlets.notices(feed);
        Ingested in = decoded.ingested();
        write(in.swaps(), Topics.SWAPS, NetSwap::trader);
        write(in.trades(), Topics.POOL_TRADES, PoolTrade::mint);
        write(in.pools(), Topics.POOLS, PoolEvent::mint);
        write(in.transfers(), Topics.SOL_TRANSFERS, SolTransfer::from);
        write(in.posts(), Topics.POSTS, (Post post) -> post.source() + ":" + post.id());
        outlets.deadLetters(decoded.deadLetters(), "ingest");
    }

    /**
     * @param listens true if posts come from live sources, of which the feed's notices tell whether
     *     they can be heard
     */
    public void signals(SnipeConfig snipe, Recording recording, boolean listens) {
        SingleOutputStreamOperator<SettingsChange> settings = settings();
        Ingested in =
                new Ingested(
                        read(Topics.SWAPS, NetSwap.class),
                        read(Topics.POOL_TRADES, PoolTrade.class),
                        read(Topics.POOLS, PoolEvent.class),
                        read(Topics.SOL_TRANSFERS, SolTransfer.class),
                        read(Topics.POSTS, Post.class),
                        listens ? notices() : null);
        Signals signals =
                SignalGraph.build(
                        in,
                        settings,
                        new CompiledModels(),
                        Ports.inspector(true),
                        snipe,
                        List.of(orderEvents()),
                        false);
        write(signals.signals(), Topics.SIGNALS, (Signal signal) -> Long.toString(signal.userId()));
        outlets.topic(
                signals.features(), Topics.TOKEN_FEATURES, TokenFeatures::mint, "token-features");
        outlets.snipeRuns(signals.snipeRuns());
        outlets.trends(signals);
        outlets.recommendations(signals);
        recording.attach(signals);
        outlets.models(signals);
        outlets.profiles(signals.profiles());
    }

    /**
     * @param watched true if the input is a live feed, which says how it is doing
     */
    public void execution(Trading trading, boolean watched) {
        SingleOutputStreamOperator<SettingsChange> settings = settings();
        ExecutionLoop loop = new TopicLoop(environment, endpoints);
        outlets.executed(
                ExecutionGraph.build(
                        read(Topics.SIGNALS, Signal.class),
                        read(Topics.POOL_TRADES, PoolTrade.class),
                        settings,
                        watched ? new FeedGuard(notices()) : FeedGuard.none(),
                        loop.orderEvents(),
                        loop,
                        trading.settlement(environment, endpoints),
                        trading.ports(endpoints)));
        outlets.deadLetters(settings.getSideOutput(SettingsStream.DEAD_LETTERS), "settings");
    }

    /** What became of orders: leaders among the users are copied by it. */
    private DataStream<Order> orderEvents() {
        return new TopicLoop(environment, endpoints).orderEvents();
    }

    /** They never hold event time back: a feed may say nothing for days. */
    private DataStream<FeedEvent> notices() {
        SingleOutputStreamOperator<FeedEvent> notices =
                JsonTopics.read(
                        environment,
                        endpoints.bootstrapServers(),
                        Topics.FEED,
                        FeedEvent.class,
                        TopicWatermarks.unbounded());
        outlets.deadLetters(notices.getSideOutput(ReadJson.DEAD_LETTERS), Topics.FEED);
        return notices;
    }

    private SingleOutputStreamOperator<SettingsChange> settings() {
        return SettingsStream.from(environment, endpoints.bootstrapServers());
    }

    private <T> void write(DataStream<T> records, String topic, RecordKey<T> key) {
        MarkedTopics.sink(
                records,
                endpoints.bootstrapServers(),
                topic,
                Topics.KEYED_PARTITIONS,
                key,
                topic + "-to-topic");
    }

    private <T> DataStream<T> read(String topic, Class<T> type) {
        SingleOutputStreamOperator<T> records =
                MarkedTopics.source(
                        environment,
                        endpoints.bootstrapServers(),
                        topic,
                        Topics.KEYED_PARTITIONS,
                        type,
                        topic + "-from-topic");
        outlets.deadLetters(records.getSideOutput(ReadJson.DEAD_LETTERS), topic);
        return records;
    }
}
