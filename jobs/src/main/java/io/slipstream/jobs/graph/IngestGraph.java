package io.slipstream.jobs.graph;

import io.slipstream.functions.decode.DecodeTransactions;
import io.slipstream.models.chain.DeadLetter;
import io.slipstream.models.chain.FeedEvent;
import io.slipstream.models.chain.NetSwap;
import io.slipstream.models.chain.PoolEvent;
import io.slipstream.models.chain.PoolTrade;
import io.slipstream.models.chain.RawEvent;
import io.slipstream.models.chain.SolTransfer;
import io.slipstream.models.social.Post;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.jspecify.annotations.Nullable;

/** Raw events into swaps, pool trades, pool events, transfers of SOL and posts. */
public final class IngestGraph {

    private IngestGraph() {}

    /**
     * Builds the graph. Decoding runs at the source's own parallelism, so that no shuffle upsets
     * the order of the chain.
     *
     * @param events raw events in chain order
     */
    public static Decoded build(DataStream<RawEvent> events) {
        SingleOutputStreamOperator<NetSwap> swaps =
                events.process(new DecodeTransactions())
                        .setParallelism(events.getParallelism())
                        .uid("decode-transactions")
                        .name("decode-transactions");
        Ingested ingested =
                new Ingested(
                        swaps,
                        swaps.getSideOutput(DecodeTransactions.POOL_TRADES),
                        swaps.getSideOutput(DecodeTransactions.POOL_EVENTS),
                        swaps.getSideOutput(DecodeTransactions.SOL_TRANSFERS),
                        swaps.getSideOutput(DecodeTransactions.POSTS));
        return new Decoded(ingested, swaps.getSideOutput(DecodeTransactions.DEAD_LETTERS));
    }

    /**
     * What ingest hands on.
     *
     * @param listening says whether posts are heard; null: they always are, or never
     */
    public record Ingested(
            DataStream<NetSwap> swaps,
            DataStream<PoolTrade> trades,
            DataStream<PoolEvent> pools,
            DataStream<SolTransfer> transfers,
            DataStream<Post> posts,
            @Nullable DataStream<FeedEvent> listening) {

        /** Of which posts are heard always, or never. */
        public Ingested(
                DataStream<NetSwap> swaps,
                DataStream<PoolTrade> trades,
                DataStream<PoolEvent> pools,
                DataStream<SolTransfer> transfers,
                DataStream<Post> posts) {
            this(swaps, trades, pools, transfers, posts, null);
        }

        /** The same, of which somebody says whether posts are heard. */
        public Ingested listening(@Nullable DataStream<FeedEvent> notices) {
            return new Ingested(swaps, trades, pools, transfers, posts, notices);
        }
    }

    /** The same, with what could not be read. */
    public record Decoded(Ingested ingested, DataStream<DeadLetter> deadLetters) {}
}
