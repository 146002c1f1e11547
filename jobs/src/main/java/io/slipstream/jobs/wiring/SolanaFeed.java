package io.slipstream.jobs.wiring;

import io.slipstream.connectors.debezium.CapturedWallets;
import io.slipstream.connectors.solana.FeedOptions;
import io.slipstream.connectors.solana.SolanaNodes;
import io.slipstream.connectors.solana.SolanaSource;
import io.slipstream.functions.feed.DropDuplicates;
import io.slipstream.jobs.graph.Feed;
import io.slipstream.models.chain.FeedEvent;
import io.slipstream.models.chain.RawEvent;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The live chain as a feed: nodes from the environment, wallets from the cdc topics. */
public final class SolanaFeed {

    /** Of the source, and its uid. */
    public static final String NAME = "solana";

    private SolanaFeed() {}

    /**
     * At parallelism 1: a wallet's transactions stay in their order.
     *
     * @param endSlot see {@link SolanaSource}
     */
    public static Feed build(
            StreamExecutionEnvironment environment,
            Endpoints endpoints,
            FeedOptions options,
            long endSlot) {
        String bootstrapServers = endpoints.bootstrapServers();
        DataStream<FeedEvent> heard =
                environment
                        .fromSource(
                                new SolanaSource(
                                        () -> SolanaNodes.of(System.getenv()),
                                        () -> CapturedWallets.of(bootstrapServers),
                                        options,
                                        endSlot,
                                        true),
                                WatermarkStrategy.noWatermarks(),
                                NAME,
                                TypeInformation.of(FeedEvent.class))
                        .setParallelism(1)
                        .uid(NAME);
        SingleOutputStreamOperator<RawEvent> once =
                heard.keyBy(FeedEvent::key)
                        .process(new DropDuplicates())
                        .setParallelism(1)
                        .uid("drop-duplicates")
                        .name("drop-duplicates");
        return Feed.watched(once, once.getSideOutput(DropDuplicates.NOTICES));
    }
}
