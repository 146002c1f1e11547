package io.slipstream.connectors.solana;

import io.slipstream.models.chain.FeedEvent;
import io.slipstream.models.chain.FeedStatus;
import io.slipstream.models.chain.RawEvent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;

/**
 * Emits what a feed hands over. All methods run in the task's thread. A wallet's position follows
 * what has been emitted, so that a checkpoint never holds more than what is behind its barrier.
 */
final class SolanaReader implements SourceReader<FeedEvent, WalletSplit> {
    private final WalletFeed feed;
    private final FeedQueue queue;
    private final FeedMetrics metrics;
    private final String origin;
    private final boolean processed;
    private final long endSlot;
    private final boolean rests;
    private final Map<String, EmittedWallet> wallets = new TreeMap<>();
    private boolean noMoreSplits;
    private boolean reachedEnd;
    private long watermark = -1;
    private long lastBlockTime;
    private long heardSlot;
    private int heardInSlot;

    /**
     * @param processed true if what the websocket brings may still be dropped
     * @param endSlot the last slot to emit; {@link SolanaSource#CAUGHT_UP} or {@link
     *     SolanaSource#NEVER}
     * @param rests true: it does not finish
     */
    SolanaReader(
            WalletFeed feed,
            FeedQueue queue,
            FeedMetrics metrics,
            String origin,
            boolean processed,
            long endSlot,
            boolean rests) {
        this.feed = feed;
        this.queue = queue;
        this.metrics = metrics;
        this.origin = origin;
        this.processed = processed;
        this.endSlot = endSlot;
        this.rests = rests;
    }

    @Override
    public void start() {
        feed.start();
    }

    @Override
    public void addSplits(List<WalletSplit> splits) {
        for (WalletSplit split : splits) {
            if (wallets.putIfAbsent(split.address(), new EmittedWallet(split)) == null) {
                feed.follow(split);
            }
        }
    }

    @Override
    public void handleSourceEvents(SourceEvent event) {
        if (event instanceof FollowedWallets followed) {
            for (String address : List.copyOf(wallets.keySet())) {
                if (!followed.addresses().contains(address)) {
                    wallets.remove(address);
                    feed.unfollow(address);
                }
            }
        }
    }

    @Override
    public InputStatus pollNext(ReaderOutput<FeedEvent> output) {
        FeedQueue.Item item = queue.poll();
        if (reachedEnd && !rests) {
            return InputStatus.END_OF_INPUT;
        }
        if (item == null) {
            return InputStatus.NOTHING_AVAILABLE;
        }
        if (reachedEnd) {
            return InputStatus.MORE_AVAILABLE; // what comes after the end is the next one's
        }
        if (item instanceof FeedQueue.Began began) {
            EmittedWallet wallet = wallets.get(began.wallet());
            if (wallet != null) {
                wallet.began(began.position());
            }
        } else if (item instanceof FeedQueue.Landed landed) {
            if (landed.transaction().slot() <= lastSlot()) {
                landed(landed.transaction(), landed.receivedAt(), output);
            }
        } else if (item instanceof FeedQueue.Heard heard) {
            if (heard.transaction().slot() <= lastSlot()) {
                heard(heard.transaction(), heard.receivedAt(), output);
            }
        } else if (item instanceof FeedQueue.Retracted dropped) {
            wallets.values().forEach(each -> each.retracted(dropped.retraction().signature()));
            metrics.retracted();
            output.collect(FeedEvent.of(dropped.retraction()), dropped.retraction().slot());
        } else if (item instanceof FeedQueue.Pulsed pulsed) {
            pulsed(pulsed.pulse(), output);
        }
        return InputStatus.MORE_AVAILABLE;
    }

    /** Positions do not pass it either: who reads on later finds what came after it. */
    private long lastSlot() {
        return endSlot == SolanaSource.CAUGHT_UP ? Long.MAX_VALUE : endSlot;
    }

    private void landed(
            WalletTransaction transaction, long receivedAt, ReaderOutput<FeedEvent> output) {
        EmittedWallet wallet = wallets.get(transaction.wallet());
        int before = 0;
        if (wallet != null) {
            before =
                    wallet.landed(new LandedSignature(transaction.slot(), transaction.signature()));
        }
        if (transaction.json().length == 0) {
            metrics.duplicate();
            return;
        }
        if (transaction.blockTime() > 0) {
            lastBlockTime = transaction.blockTime();
        }
        metrics.fetched();
        emit(
                transaction.signature(),
                new RawEvent(
                        RawEvent.Kind.TRANSACTION,
                        origin,
                        transaction.slot(),
                        place(transaction.index(), before),
                        lastBlockTime,
                        receivedAt,
                        transaction.json()),
                output);
    }

    /** A notification carries no block time; it comes within seconds of it. */
    private void heard(
            HeardTransaction transaction, long receivedAt, ReaderOutput<FeedEvent> output) {
        EmittedWallet wallet = wallets.get(transaction.wallet());
        if (wallet != null && processed) {
            wallet.heard(transaction.signature(), transaction.slot());
        }
        heardInSlot = transaction.slot() == heardSlot ? heardInSlot + 1 : 0;
        heardSlot = transaction.slot();
        metrics.heard();
        emit(
                transaction.signature(),
                new RawEvent(
                        RawEvent.Kind.TRANSACTION,
                        origin,
                        transaction.slot(),
                        place(transaction.index(), heardInSlot),
                        receivedAt / 1_000,
                        receivedAt,
                        transaction.json()),
                output);
    }

    private static int place(long index, int counted) {
        return index >= 0 && index <= Integer.MAX_VALUE ? (int) index : counted;
    }

    private void emit(String signature, RawEvent event, ReaderOutput<FeedEvent> output) {
        if (event.slot() <= watermark) {
            metrics.late();
        }
        output.collect(FeedEvent.of(signature, event), event.slot());
    }

    private void pulsed(FeedHealth.Pulse pulse, ReaderOutput<FeedEvent> output) {
        FeedStatus status = pulse.changed();
        if (status != null) {
            output.collect(FeedEvent.of(status), Math.max(0, status.slot()));
        }
        boolean complete = noMoreSplits && pulse.wallets() == wallets.size() && pulse.read();
        if (endSlot != SolanaSource.NEVER && !complete) {
            return; // its end may lie in the past: what it begins with is not late
        }
        if (pulse.watermark() > watermark) {
            watermark = pulse.watermark();
            output.emitWatermark(new Watermark(watermark));
        }
        reachedEnd |=
                complete
                        && (endSlot == SolanaSource.CAUGHT_UP
                                ? feed.health().isFresh()
                                : watermark >= endSlot);
        if (reachedEnd) {
            output.emitWatermark(Watermark.MAX_WATERMARK);
        }
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return reachedEnd && !rests ? CompletableFuture.completedFuture(null) : queue.available();
    }

    @Override
    public List<WalletSplit> snapshotState(long checkpointId) {
        return wallets.values().stream().map(EmittedWallet::split).toList();
    }

    @Override
    public void notifyNoMoreSplits() {
        noMoreSplits = true;
    }

    @Override
    public void close() throws InterruptedException {
        feed.close();
    }
}
