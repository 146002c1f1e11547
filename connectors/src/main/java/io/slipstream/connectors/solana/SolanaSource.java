package io.slipstream.connectors.solana;

import io.slipstream.models.chain.FeedEvent;
import io.slipstream.models.port.Opener;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * The transactions of all followed wallets and programs, as they happen, with what the feed says of
 * itself and what it takes back. A split is one wallet. Event time is counted in slots; the
 * watermark follows the chain's newest slot, held back by wallets that are behind it.
 *
 * <p>After a restart each wallet is read on from its checkpointed position: transactions come at
 * least once, and those that came before may come again (their signature is the event's key).
 *
 * @param nodes opened where the reader runs
 * @param registry opened where the enumerator runs
 * @param endSlot the last slot; {@link #CAUGHT_UP}: whatever has happened until the feed is fresh;
 *     {@link #NEVER}: no end. With an end, who is followed at the start is all
 * @param rests true: after its end it tells the end of time and rests. Flink keeps nothing of a
 *     reader that has finished; so whoever goes on from a savepoint later needs one that rests
 */
public record SolanaSource(
        Opener<SolanaNodes> nodes,
        Opener<WalletRegistry> registry,
        FeedOptions options,
        long endSlot,
        boolean rests)
        implements Source<FeedEvent, WalletSplit, SolanaEnumerator.State>,
                ResultTypeQueryable<FeedEvent> {
    private static final long serialVersionUID = 1L;

    /** As an end: what has happened so far. */
    public static final long CAUGHT_UP = 0;

    /** As an end: none. */
    public static final long NEVER = Long.MAX_VALUE;

    /** A source without an end. */
    public static SolanaSource unbounded(
            Opener<SolanaNodes> nodes, Opener<WalletRegistry> registry, FeedOptions options) {
        return new SolanaSource(nodes, registry, options, NEVER, true);
    }

    @Override
    public Boundedness getBoundedness() {
        return endSlot == NEVER || rests ? Boundedness.CONTINUOUS_UNBOUNDED : Boundedness.BOUNDED;
    }

    @Override
    public SourceReader<FeedEvent, WalletSplit> createReader(SourceReaderContext context)
            throws Exception {
        SolanaNodes open = nodes.open();
        FeedQueue queue = new FeedQueue();
        WalletFeed feed =
                new WalletFeed(
                        new JsonRpcClient(open.rpc(), RpcLimits.atRate(open.ratePerSecond())),
                        open.websocket(),
                        options,
                        queue);
        return new SolanaReader(
                feed,
                queue,
                new FeedMetrics(context.metricGroup(), feed),
                open.rpc().get(0).toString(),
                options.commitment() == Commitment.PROCESSED,
                endSlot,
                rests);
    }

    @Override
    public SplitEnumerator<WalletSplit, SolanaEnumerator.State> createEnumerator(
            SplitEnumeratorContext<WalletSplit> context) {
        return restoreEnumerator(context, SolanaEnumerator.State.NEW);
    }

    @Override
    public SplitEnumerator<WalletSplit, SolanaEnumerator.State> restoreEnumerator(
            SplitEnumeratorContext<WalletSplit> context, SolanaEnumerator.State state) {
        return new SolanaEnumerator(context, registry, endSlot != NEVER, state);
    }

    @Override
    public SimpleVersionedSerializer<WalletSplit> getSplitSerializer() {
        return new WalletSplit.Serializer();
    }

    @Override
    public SimpleVersionedSerializer<SolanaEnumerator.State> getEnumeratorCheckpointSerializer() {
        return new SolanaEnumerator.StateSerializer();
    }

    @Override
    public TypeInformation<FeedEvent> getProducedType() {
        return TypeInformation.of(FeedEvent.class);
    }
}
