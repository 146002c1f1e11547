package io.slipstream.connectors.postgres;

import io.slipstream.models.trade.Order;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;
import org.jspecify.annotations.Nullable;

/**
 * Looks into the ledger on a thread of its own, so that a slow database holds up no checkpoint. All
 * methods but the look itself are called by the task's thread.
 */
final class OpenOrdersReader implements SourceReader<Order, NoSplit> {
    private final String jdbcUrl;
    private final @Nullable Duration lookEvery;
    private final Duration untouchedFor;
    private final ScheduledExecutorService looks =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "open-orders");
                        thread.setDaemon(true);
                        return thread;
                    });

    private final Queue<Order> found = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Exception failure;
    private volatile boolean looked;
    private volatile CompletableFuture<Void> available = new CompletableFuture<>();
    private boolean promised;

    OpenOrdersReader(String jdbcUrl, @Nullable Duration lookEvery, Duration untouchedFor) {
        this.jdbcUrl = jdbcUrl;
        this.lookEvery = lookEvery;
        this.untouchedFor = untouchedFor;
    }

    @Override
    public void start() {
        looks.execute(this::look);
        if (lookEvery != null) {
            long pause = lookEvery.toMillis();
            ScheduledFuture<?> unused =
                    looks.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
        }
    }

    private void look() {
        try {
            found.addAll(
                    UnfinishedOrders.untouchedFor(jdbcUrl, looked ? untouchedFor : Duration.ZERO));
            looked = true;
        } catch (SQLException | RuntimeException e) {
            failure = e;
        }
        available.complete(null);
    }

    @Override
    public InputStatus pollNext(ReaderOutput<Order> output) throws IOException {
        if (!promised) {
            output.emitWatermark(new Watermark(Long.MAX_VALUE));
            promised = true;
        }
        if (failure != null) {
            throw new IOException("expected to read unfinished orders, could not", failure);
        }
        // Renewed before the queue is looked into: a look that ends in between completes the new
        // one.
        if (available.isDone()) {
            available = new CompletableFuture<>();
        }
        boolean last = looked && lookEvery == null;
        Order next = found.poll();
        if (next != null) {
            output.collect(next);
            return InputStatus.MORE_AVAILABLE;
        }
        return last ? InputStatus.END_OF_INPUT : InputStatus.NOTHING_AVAILABLE;
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return available;
    }

    @Override
    public List<NoSplit> snapshotState(long checkpointId) {
        return List.of();
    }

    @Override
    public void addSplits(List<NoSplit> splits) {
        // there are none
    }

    @Override
    public void notifyNoMoreSplits() {
        // there are none
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }
}
