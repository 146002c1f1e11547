package io.slipstream.jobs.wiring;

import io.slipstream.connectors.debezium.CapturedWallets;
import io.slipstream.connectors.social.SocialPostsSource;
import io.slipstream.connectors.social.SocialSources;
import io.slipstream.connectors.solana.FeedOptions;
import io.slipstream.connectors.solana.SolanaNodes;
import io.slipstream.connectors.solana.SolanaSource;
import io.slipstream.functions.feed.DropDuplicates;
import io.slipstream.functions.feed.PlacePosts;
import io.slipstream.jobs.graph.Feed;
import io.slipstream.models.chain.FeedEvent;
import io.slipstream.models.chain.RawEvent;
import io.slipstream.models.port.Opener;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * The live chain as a feed: nodes from the environment, wallets from the cdc topics, and posts from
 * those who are listened to.
 */
public final class SolanaFeed {

    /** Of the source, and its uid. */
    public static final String NAME = "solana";

    private SolanaFeed() {}

    /**
     * At parallelism 1: a wallet's transactions stay in their order.
     *
     * @param endSlot see {@link SolanaSource}
     * @param wanted whose posts are heard; null: nobody's
     */
    public static Feed build(
            StreamExecutionEnvironment environment,
            Endpoints endpoints,
            FeedOptions options,
            long endSlot,
            SocialSources.@Nullable Wanted wanted) {
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
        return wanted == null
                ? withoutPosts(heard)
                : withPosts(heard, () -> SocialSources.of(wanted, System.getenv()));
    }

    private static Feed withoutPosts(DataStream<FeedEvent> heard) {
        SingleOutputStreamOperator<RawEvent> once = once(heard);
        return Feed.watched(once, once.getSideOutput(DropDuplicates.NOTICES));
    }

    /** The chain with posts among its transactions. */
    public static Feed withPosts(DataStream<FeedEvent> heard, Opener<SocialSources> sources) {
        DataStream<FeedEvent> posts =
                heard.getExecutionEnvironment()
                        .fromSource(
                                new SocialPostsSource(sources),
                                WatermarkStrategy.noWatermarks(),
                                "social-posts",
                                TypeInformation.of(FeedEvent.class))
                        .setParallelism(1)
                        .uid("social-posts");
        SingleOutputStreamOperator<RawEvent> once = once(heard.union(posts));
        return Feed.watched(
                        once.process(new PlacePosts())
                                .setParallelism(1)
                                .uid("place-posts")
                                .name("place-posts"),
                        once.getSideOutput(DropDuplicates.NOTICES))
                .listening();
    }

    private static SingleOutputStreamOperator<RawEvent> once(DataStream<FeedEvent> heard) {
        return heard.keyBy(FeedEvent::key)
                .process(new DropDuplicates())
                .setParallelism(1)
                .uid("drop-duplicates")
                .name("drop-duplicates");
    }
}
