package io.slipstream.connectors.replay;

import io.slipstream.models.trade.Order;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * What one fill subtask hands to one loop reader. It has no bound, since a full one would close a
 * circle of waiting; the tape's look-ahead bounds what can be in it.
 */
final class LoopChannel {

    /** An order event, or a watermark (then the order is null). */
    record Item(@Nullable Order order, long watermark) {}

    private final Queue<Item> items = new ConcurrentLinkedQueue<>();
    private final Wakeup arrived = new Wakeup();
    private volatile long filled = Long.MIN_VALUE;
    private volatile boolean drained;

    void write(Order order) {
        items.add(new Item(order, 0));
        arrived.wake();
    }

    /** All orders that land up to here are filled and handed over. */
    void filledUpTo(long slot) {
        items.add(new Item(null, slot));
        filled = slot;
        arrived.wake();
    }

    /** The last slot that is filled; {@link Long#MIN_VALUE} before the first. */
    long filled() {
        return filled;
    }

    @Nullable Item poll() {
        return items.poll();
    }

    CompletableFuture<Void> available() {
        return arrived.await(() -> !items.isEmpty());
    }

    boolean isDrained() {
        return drained;
    }

    void drained() {
        drained = true;
    }

    /** A new attempt of the job begins to write. */
    void writerOpened() {
        filled = Long.MIN_VALUE;
    }

    /** What is left of an attempt that ended early is not for the next one. */
    void writerClosed() {
        if (filled != Long.MAX_VALUE) {
            items.clear();
        }
    }

    /** A new attempt of the job begins to read. */
    void readerOpened() {
        drained = false;
    }

    void readerClosed() {
        items.clear();
    }
}
