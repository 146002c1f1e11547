package io.slipstream.connectors.postgres;

import io.slipstream.connectors.postgres.BookedOrdersSource.Told;
import io.slipstream.models.user.SettingsChange;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads on a thread of its own, a few thousand rows ahead. All methods but {@link #read} are called
 * by the task's thread.
 */
final class BookedOrdersReader implements SourceReader<SettingsChange, Told> {
    private static final Logger LOG = LoggerFactory.getLogger(BookedOrdersReader.class);
    private static final int READ_AHEAD = 4_096;

    private final String jdbcUrl;
    private final BlockingQueue<SettingsChange> found = new LinkedBlockingQueue<>(READ_AHEAD);
    private final Thread reading = new Thread(this::read, "booked-orders");
    private volatile @Nullable Throwable failure;
    private volatile CompletableFuture<Void> available = new CompletableFuture<>();
    private boolean promised;
    private boolean told;
    private long emitted;

    BookedOrdersReader(String jdbcUrl) {
        this.jdbcUrl = jdbcUrl;
        reading.setDaemon(true);
    }

    @Override
    public void start() {
        if (!told) {
            reading.start();
        }
    }

    private void read() {
        try {
            BookedOrders.read(jdbcUrl, this::hand);
            hand(SettingsChange.recalled());
        } catch (CancellationException closing) {
            return;
        } catch (Exception | Error e) {
            failure = e;
        }
        available.complete(null);
    }

    private void hand(SettingsChange change) {
        try {
            found.put(change);
        } catch (InterruptedException e) {
            throw new CancellationException();
        }
        available.complete(null);
    }

    @Override
    public InputStatus pollNext(ReaderOutput<SettingsChange> output) throws IOException {
        if (!promised) {
            // It holds event time back nowhere.
            output.emitWatermark(new Watermark(Long.MAX_VALUE));
            promised = true;
        }
        if (failure != null) {
            throw new IOException("expected to read the booked orders, could not", failure);
        }
        // Renewed before the queue is looked into: what is handed over in between completes the
        // new one.
        if (available.isDone()) {
            available = new CompletableFuture<>();
        }
        SettingsChange next = found.poll();
        if (next == null) {
            return InputStatus.NOTHING_AVAILABLE;
        }
        output.collect(next);
        emitted++;
        if (next.kind() == SettingsChange.Kind.RECALLED) {
            told = true;
            LOG.info("told {} booked orders and days of users", emitted - 1);
        }
        return InputStatus.MORE_AVAILABLE;
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return available;
    }

    @Override
    public List<Told> snapshotState(long checkpointId) {
        return told ? List.of(new Told()) : List.of();
    }

    /** Of a checkpoint before which everything was told. */
    @Override
    public void addSplits(List<Told> splits) {
        told |= !splits.isEmpty();
    }

    @Override
    public void notifyNoMoreSplits() {
        // nothing is handed out
    }

    @Override
    public void close() throws InterruptedException {
        reading.interrupt();
        if (reading.isAlive()) {
            reading.join(5_000);
        }
    }
}
