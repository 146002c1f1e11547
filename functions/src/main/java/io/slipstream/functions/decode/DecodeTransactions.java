package io.slipstream.functions.decode;

import io.slipstream.models.chain.DeadLetter;
import io.slipstream.models.chain.DecodedTransaction;
import io.slipstream.models.chain.NetSwap;
import io.slipstream.models.chain.PoolEvent;
import io.slipstream.models.chain.PoolTrade;
import io.slipstream.models.chain.RawEvent;
import io.slipstream.models.chain.SolTransfer;
import io.slipstream.models.social.Post;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Raw events to net swaps (main output), pool trades, pool events, transfers of SOL, posts and dead
 * letters. Legs go out before the swaps that they make up, so that a price is known when its swap
 * arrives.
 *
 * <p>Keeps no state: the SOL price that it stamps on swaps is rebuilt from the stream after a
 * restart, and is what this subtask saw.
 */
public final class DecodeTransactions extends ProcessFunction<RawEvent, NetSwap> {
    private static final long serialVersionUID = 1L;

    public static final OutputTag<PoolTrade> POOL_TRADES =
            new OutputTag<>("pool-trades", TypeInformation.of(PoolTrade.class));
    public static final OutputTag<PoolEvent> POOL_EVENTS =
            new OutputTag<>("pools", TypeInformation.of(PoolEvent.class));
    public static final OutputTag<SolTransfer> SOL_TRANSFERS =
            new OutputTag<>("sol-transfers", TypeInformation.of(SolTransfer.class));
    public static final OutputTag<Post> POSTS =
            new OutputTag<>("posts", TypeInformation.of(Post.class));
    public static final OutputTag<DeadLetter> DEAD_LETTERS =
            new OutputTag<>("dead-letters", TypeInformation.of(DeadLetter.class));

    private static final String TRANSACTION_STAGE = "decode-transactions";
    private static final String POST_STAGE = "read-posts";

    private transient TransactionDecoder decoder;
    private transient PostReader postReader;
    private transient SolUsdReference solUsd;
    private transient Counter transactions;
    private transient Counter undecodable;
    private transient Counter swaps;
    private transient Counter legs;
    private transient Counter pools;
    private transient Counter transfers;
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
        transfers = metrics.counter("solTransfers");
        posts = metrics.counter("posts");
    }

    @Override
    public void processElement(RawEvent event, Context context, Collector<NetSwap> out) {
        switch (event.kind()) {
            case TRANSACTION -> {
                transactions.inc();
                try {
                    emit(
                            decoder.decode(
                                    event.payload(),
                                    event.slot(),
                                    event.position(),
                                    event.blockTime(),
                                    event.receivedAt()),
                            event,
                            context,
                            out);
                } catch (UnreadableTransactionException e) {
                    refuse(TRANSACTION_STAGE, e.reason(), event, context);
                }
            }
            case POST -> {
                try {
                    Post post = postReader.read(event);
                    posts.inc();
                    context.output(POSTS, post);
                } catch (UnreadablePostException e) {
                    refuse(POST_STAGE, e.reason(), event, context);
                }
            }
        }
    }

    private void emit(
            DecodedTransaction transaction,
            RawEvent event,
            Context context,
            Collector<NetSwap> out) {
        boolean beyondLong = false;
        for (PoolTrade leg : transaction.legs()) {
            if (leg.inputAmount() < 0 || leg.outputAmount() < 0) {
                beyondLong = true;
            } else if (leg.inputAmount() > 0 && leg.outputAmount() > 0) {
                legs.inc();
                solUsd.observe(leg);
                context.output(POOL_TRADES, leg.withSolUsd(solUsd.microsAt(leg.slot())));
            }
        }
        for (PoolEvent pool : transaction.pools()) {
            pools.inc();
            context.output(POOL_EVENTS, pool);
        }
        for (SolTransfer transfer : transaction.transfers()) {
            transfers.inc();
            context.output(SOL_TRANSFERS, transfer);
        }
        for (NetSwap swap : transaction.swaps()) {
            if (swap.inputAmount() < 0 || swap.outputAmount() < 0) {
                beyondLong = true;
            } else if (swap.inputAmount() > 0 && swap.outputAmount() > 0) {
                if (transaction.legs().isEmpty()) {
                    solUsd.observe(swap);
                }
                swaps.inc();
                out.collect(withPrice(swap));
            }
        }
        if (beyondLong) {
            refuse(
                    TRANSACTION_STAGE,
                    "expected amounts below 2^63, was one above in " + transaction.signature(),
                    event,
                    context);
        }
    }

    private NetSwap withPrice(NetSwap swap) {
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
                solUsd.microsAt(swap.slot()),
                swap.fromBalances());
    }

    private void refuse(String stage, String reason, RawEvent event, Context context) {
        undecodable.inc();
        context.output(DEAD_LETTERS, DeadLetter.of(stage, reason, event.origin(), event.payload()));
    }
}
