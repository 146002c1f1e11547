package io.slipstream.functions.execute;

import io.slipstream.models.trade.Order;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.jspecify.annotations.Nullable;

/**
 * Decisions that have no answer yet. Once a second, while there are any, those that have waited too
 * long are ended; all wait equally long, so the first one tells. A timer for each, as Flink has
 * them, costs more than the decision where a hundred thousand wait at once.
 */
final class OpenAnswers implements AutoCloseable {
    private static final Executor IN_A_SECOND =
            CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);

    private final long mostMillis;
    private final MillisClock clock;
    private final BiConsumer<Order, ResultFuture<Order>> late;
    private final Queue<Answer> open = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile boolean closed;

    /**
     * @param mostMillis how long an answer may take
     * @param late told of each that took longer, on some thread
     */
    OpenAnswers(long mostMillis, MillisClock clock, BiConsumer<Order, ResultFuture<Order>> late) {
        this.mostMillis = mostMillis;
        this.clock = clock;
        this.late = late;
    }

    /** Lets go of what it waits for as soon as it is given. */
    static final class Answer {
        private final long until;
        private @Nullable Order order;
        private @Nullable ResultFuture<Order> result;

        private Answer(Order order, ResultFuture<Order> result, long until) {
            this.order = order;
            this.result = result;
            this.until = until;
        }

        /** The answer is there. */
        synchronized void given() {
            order = null;
            result = null;
        }

        private synchronized boolean isGiven() {
            return result == null;
        }

        private synchronized void end(BiConsumer<Order, ResultFuture<Order>> late) {
            if (order != null && result != null) {
                late.accept(order, result);
            }
        }
    }

    Answer await(Order order, ResultFuture<Order> result) {
        Answer answer = new Answer(order, result, clock.millis() + mostMillis);
        open.add(answer);
        lookLater();
        return answer;
    }

    private void lookLater() {
        if (!closed && looking.compareAndSet(false, true)) {
            IN_A_SECOND.execute(this::look);
        }
    }

    /** Ends what is late. */
    private void look() {
        endLate();
        looking.set(false);
        if (!open.isEmpty()) {
            lookLater();
        }
    }

    void endLate() {
        long now = clock.millis();
        Answer first = open.peek();
        while (!closed && first != null && (first.isGiven() || first.until <= now)) {
            first.end(late);
            open.remove(first);
            first = open.peek();
        }
    }

    @Override
    public void close() {
        closed = true;
        open.clear();
    }
}
