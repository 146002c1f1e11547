package io.slipstream.jobs.local;

import io.slipstream.connectors.solana.FeedOptions;
import io.slipstream.connectors.solana.SolanaSource;
import io.slipstream.jobs.graph.Feed;
import io.slipstream.jobs.wiring.Endpoints;
import io.slipstream.jobs.wiring.SolanaFeed;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The live chain, as far as followed wallets trade on it.
 *
 * @param endSlot see {@link SolanaSource}
 */
public record SolanaMarket(FeedOptions options, long endSlot) implements Market {

    @Override
    public Feed feed(StreamExecutionEnvironment environment, Endpoints endpoints, String bell) {
        return SolanaFeed.build(environment, endpoints, options, endSlot);
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
