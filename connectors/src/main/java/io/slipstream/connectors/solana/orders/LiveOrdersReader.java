package io.slipstream.connectors.solana.orders;

import io.slipstream.connectors.postgres.NoSplit;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderNews;
import java.io.IOException;
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
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.ThreadSafeSimpleCounter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks on a thread of its own. A look that fails is made again: as long as the nodes or the ledger
 * cannot be asked, orders stay open, which is the truth. All methods but the look itself are called
 * by the task's thread.
 */
final class LiveOrdersReader implements SourceReader<OrderNews, NoSplit> {
    private static final Logger LOG = LoggerFactory.getLogger(LiveOrdersReader.class);

    private final OpenOrders orders;
    private final Duration lookEvery;
    private final Counter failedLooks;
    private final ScheduledExecutorService looks =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "open-orders");
                        thread.setDaemon(true);
                        return thread;
                    });

    private final Queue<OrderNews> found = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Throwable failure;
    private volatile CompletableFuture<Void> available = new CompletableFuture<>();
    private boolean reconciled;
    private boolean promised;

    LiveOrdersReader(OpenOrders orders, Duration lookEvery, MetricGroup metrics) {
        this.orders = orders;
        this.lookEvery = lookEvery;
        this.failedLooks = metrics.counter("failedLooks", new ThreadSafeSimpleCounter());
    }

    @Override
    public void start() {
        ScheduledFuture<?> unused =
                looks.scheduleWithFixedDelay(
                        this::look, 0, lookEvery.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            for (Order order : orders.look()) {
                found.add(OrderNews.of(order));
            }
            if (!reconciled) {
                reconciled = true;
                found.add(OrderNews.reconciled());
            }
        } catch (IOException e) {
            failedLooks.inc();
            LOG.warn("open orders: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            failure = e;
        }
        available.complete(null);
    }

    @Override
    public InputStatus pollNext(ReaderOutput<OrderNews> output) throws IOException {
        if (!promised) {
            output.emitWatermark(new Watermark(Long.MAX_VALUE));
            promised = true;
        }
        if (failure != null) {
            throw new IOException("expected to look after open orders, could not", failure);
        }
        // Renewed before the queue is looked into: a look that ends in between completes the new
        // one.
        if (available.isDone()) {
            available = new CompletableFuture<>();
        }
        OrderNews next = found.poll();
        if (next == null) {
            return InputStatus.NOTHING_AVAILABLE;
        }
        output.collect(next);
        return InputStatus.MORE_AVAILABLE;
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
    public void close() throws InterruptedException {
        looks.shutdownNow();
        boolean unused = looks.awaitTermination(5, TimeUnit.SECONDS);
        orders.close();
    }
}
