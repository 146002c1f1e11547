package io.slipstream.functions.decode;

import io.slipstream.functions.decode.PostReader.UnreadablePostException;
import io.slipstream.models.chain.DeadLetter;
import io.slipstream.models.chain.DecodedTransaction;
import io.slipstream.models.chain.NetSwap;
import io.slipstream.models.chain.PoolEvent;
import io.slipstream.models.chain.PoolTrade;
import io.slipstream.models.chain.RawEvent;
import io.slipstream.models.social.Post;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Raw events into net swaps; pool trades, pool events, posts and what could not be read leave by side outputs. Each swap is
 * stamped with the price of SOL that was last seen; after a restart the price is unknown until the next such trade.
 */
public final class DecodeTransactions extends ProcessFunction<RawEvent, NetSwap> {
    private static final long serialVersionUID = 1L;

    public static final OutputTag<PoolTrade> POOL_TRADES =
            new OutputTag<>("pool-trades", TypeInformation.of(PoolTrade.class));

    public static final OutputTag<PoolEvent> POOL_EVENTS =
            new OutputTag<>("pool-events", TypeInformation.of(PoolEvent.class));

    public static final OutputTag<Post> POSTS = new OutputTag<>("posts", TypeInformation.of(Post.class));

    public static final OutputTag<DeadLetter> DEAD_LETTERS =
            new OutputTag<>("dead-letters", TypeInformation.of(DeadLetter.class));

    private transient TransactionDecoder decoder;
    private transient PostReader postReader;
    private transient SolUsdReference solUsd;
    private transient Counter transactions;
    private transient Counter undecodable;
    private transient Counter swaps;
    private transient Counter legs;
    private transient Counter pools;
    private transient Counter posts;

    @Override
    public void open(OpenContext context) {
        decoder = new TransactionDecoder();
        postReader = new PostReader();
        solUsd = new SolUsdReference();
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        transactions = metrics.counter("transactions");
        undecodable = metrics.counter("undecodable");
        swaps = metrics.counter("swaps");
        legs = metrics.counter("legs");
        pools = metrics.counter("pools");
        posts = metrics.counter("posts");
    }

    @Override
    public void processElement(RawEvent event, Context context, Collector<NetSwap> out) {
        if (event.kind() == RawEvent.Kind.POST) {
            post(event, context);
        } else {
            transaction(event, context, out);
        }
    }

    private void transaction(RawEvent event, Context context, Collector<NetSwap> out) {
        try {
            DecodedTransaction decoded =
                    decoder.decode(
                            event.payload(), event.slot(), event.position(), event.blockTime(), event.receivedAt());
            transactions.inc();
            for (PoolEvent pool : decoded.pools()) {
                pools.inc();
                context.output(POOL_EVENTS, pool);
            }
            for (PoolTrade leg : decoded.legs()) {
                legs.inc();
                solUsd.observe(leg);
                context.output(POOL_TRADES, leg);
            }
            for (NetSwap swap : decoded.swaps()) {
                swaps.inc();
                out.collect(priced(swap));
            }
        } catch (UnreadableTransactionException e) {
            unreadable("decode-transactions", e, event, context);
        }
    }

    private void post(RawEvent event, Context context) {
        try {
            context.output(POSTS, postReader.read(event));
            posts.inc();
        } catch (UnreadablePostException e) {
            unreadable("read-posts", e, event, context);
        }
    }

    private void unreadable(String stage, Exception problem, RawEvent event, Context context) {
        undecodable.inc();
        context.output(
                DEAD_LETTERS,
                DeadLetter.of(stage, String.valueOf(problem.getMessage()), event.origin(), event.payload()));
    }

    private NetSwap priced(NetSwap swap) {
        return new NetSwap(
                swap.signature(),
                swap.slot(),
                swap.position(),
                swap.ordinal(),
                swap.blockTime(),
                swap.receivedAt(),
                swap.trader(),
                swap.side(),
                swap.inputMint(),
                swap.inputAmount(),
                swap.outputMint(),
                swap.outputAmount(),
                swap.inputBalanceBefore(),
                solUsd.microsAt(swap.slot()));
    }
}
