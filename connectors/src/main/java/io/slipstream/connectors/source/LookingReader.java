package io.slipstream.connectors.source;

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
import org.jspecify.annotations.Nullable;

/**
 * Looks on a thread of its own, so that what is slow outside holds up no checkpoint. All methods
 * but the look itself are called by the task's thread.
 */
final class LookingReader<T> implements SourceReader<T, NoSplit> {
    private final Look<T> look;
    private final @Nullable Duration lookEvery;
    private final ScheduledExecutorService looks =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "look");
                        thread.setDaemon(true);
                        return thread;
                    });

    private final Queue<T> found = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Throwable failure;
    private volatile boolean looked;
    private volatile CompletableFuture<Void> available = new CompletableFuture<>();
    private boolean promised;

    LookingReader(Look<T> look, @Nullable Duration lookEvery) {
        this.look = look;
        this.lookEvery = lookEvery;
    }

    @Override
    public void start() {
        if (lookEvery == null) {
            looks.execute(this::look);
        } else {
            ScheduledFuture<?> unused =
                    looks.scheduleWithFixedDelay(
                            this::look, 0, lookEvery.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void look() {
        try {
            found.addAll(look.look());
            looked = true;
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } catch (Exception | Error e) {
            failure = e;
        }
        available.complete(null);
    }

    @Override
    public InputStatus pollNext(ReaderOutput<T> output) throws IOException {
        if (!promised) {
            output.emitWatermark(new Watermark(Long.MAX_VALUE));
            promised = true;
        }
        if (failure != null) {
            throw new IOException("expected to look, could not", failure);
        }
        // Renewed before the queue is looked into: a look that ends in between completes the new
        // one.
        if (available.isDone()) {
            available = new CompletableFuture<>();
        }
        boolean last = looked && lookEvery == null;
        T next = found.poll();
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
    public void close() throws InterruptedException {
        looks.shutdownNow();
        boolean unused = looks.awaitTermination(5, TimeUnit.SECONDS);
        look.close();
    }
}
