package io.slipstream.jobs.local;

import io.slipstream.connectors.social.SocialSources;
import io.slipstream.connectors.solana.FeedOptions;
import io.slipstream.connectors.solana.SolanaSource;
import io.slipstream.jobs.graph.Feed;
import io.slipstream.jobs.wiring.Endpoints;
import io.slipstream.jobs.wiring.SolanaFeed;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * The live chain, as far as followed wallets trade on it.
 *
 * @param endSlot see {@link SolanaSource}
 * @param posts whose posts are heard; null: nobody's
 */
public record SolanaMarket(FeedOptions options, long endSlot, SocialSources.@Nullable Wanted posts)
        implements Market {

    @Override
    public Feed feed(StreamExecutionEnvironment environment, Endpoints endpoints, String bell) {
        return SolanaFeed.build(environment, endpoints, options, endSlot, posts);
    }

    @Override
    public boolean hasPosts() {
        return posts != null;
    }

    @Override
    public String name() {
        return SolanaFeed.NAME;
    }

    @Override
    public boolean ends() {
        return endSlot != SolanaSource.NEVER;
    }

    @Override
    public boolean finishes() {
        return false;
    }

    @Override
    public long total() {
        return 0;
    }
}
