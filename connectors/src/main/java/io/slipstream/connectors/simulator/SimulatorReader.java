package io.slipstream.connectors.simulator;

import io.slipstream.models.chain.RawEvent;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;
import org.jspecify.annotations.Nullable;

/**
 * Emits the events of the market when they are due. All methods run in the task's thread; only the
 * timer that announces the next due event has its own. After a restart the pace begins anew with
 * the first event that is still to be emitted: an outage is not caught up in a burst.
 */
final class SimulatorReader implements SourceReader<RawEvent, SimulatorSplit> {
    /** Events passed over per call after a restart, so that the task stays responsive. */
    private static final int SKIPPED_AT_ONCE = 500;

    /** An event may be so late: a wake-up for each would cost more than the events. */
    private static final long LEAST_WAIT_NANOS = 1_000_000;

    private static final CompletableFuture<Void> NOW = CompletableFuture.completedFuture(null);

    private final Pacing pacing;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "simulator-pace");
                        thread.setDaemon(true);
                        return thread;
                    });
    private final CompletableFuture<Void> bell;
    private final CompletableFuture<Void> splitArrived = new CompletableFuture<>();

    private @Nullable SimulatorSplit split;
    private @Nullable MarketSimulator market;
    private @Nullable RawEvent next;
    private boolean noMoreSplits;
    private long emitted;
    private long emittedBefore;
    private long offsetBefore;
    private long startNanos;
    private long startMillis;
    private long slot = -1;

    /**
     * @param bell done when the market may begin
     */
    SimulatorReader(Pacing pacing, CompletableFuture<Void> bell) {
        this.pacing = pacing;
        this.bell = bell;
    }

    @Override
    public void start() {}

    @Override
    public void addSplits(List<SimulatorSplit> splits) {
        SimulatorSplit added = splits.get(0);
        split = added;
        emitted = added.emitted();
        market = new MarketSimulator(added.options());
        splitArrived.complete(null);
    }

    @Override
    public InputStatus pollNext(ReaderOutput<RawEvent> output) {
        MarketSimulator source = market;
        if (source == null) {
            return noMoreSplits ? InputStatus.END_OF_INPUT : InputStatus.NOTHING_AVAILABLE;
        }
        if (source.events() < emitted) {
            source.skip(Math.min(SKIPPED_AT_ONCE, emitted - source.events()));
            return InputStatus.MORE_AVAILABLE;
        }
        if (!bell.isDone()) {
            return InputStatus.NOTHING_AVAILABLE;
        }
        if (startNanos == 0) {
            begin(source);
        }
        RawEvent event = next;
        if (event == null) {
            return InputStatus.END_OF_INPUT;
        }
        if (dueNanos(source) > System.nanoTime()) {
            return InputStatus.NOTHING_AVAILABLE;
        }
        if (event.slot() != slot) {
            slot = event.slot();
            output.emitWatermark(new Watermark(slot - 1));
        }
        output.collect(stamped(event), slot);
        emitted++;
        next = source.next();
        return InputStatus.MORE_AVAILABLE;
    }

    private void begin(MarketSimulator source) {
        next = source.next();
        emittedBefore = emitted;
        offsetBefore = source.offsetMillis();
        startNanos = System.nanoTime();
        startMillis = System.currentTimeMillis();
    }

    private long dueNanos(MarketSimulator source) {
        return switch (pacing.kind()) {
            case MAX -> startNanos;
            case MARKET -> startNanos + (source.offsetMillis() - offsetBefore) * 1_000_000;
            case RATE -> startNanos + (long) ((emitted - emittedBefore) * nanosBetween());
        };
    }

    private double nanosBetween() {
        return 1e9 / pacing.eventsPerSecond();
    }

    private RawEvent stamped(RawEvent event) {
        long receivedAt =
                pacing.kind() == Pacing.Kind.RATE
                        ? startMillis + (long) ((emitted - emittedBefore) * nanosBetween() / 1e6)
                        : System.currentTimeMillis();
        return new RawEvent(
                event.kind(),
                event.origin(),
                event.slot(),
                event.position(),
                event.blockTime(),
                receivedAt,
                event.payload());
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        MarketSimulator source = market;
        if (source == null) {
            return splitArrived;
        }
        if (source.events() >= emitted && !bell.isDone()) {
            return bell.copy();
        }
        long wait = startNanos == 0 || next == null ? 0 : dueNanos(source) - System.nanoTime();
        if (wait <= 0) {
            return NOW;
        }
        CompletableFuture<Void> due = new CompletableFuture<>();
        timer.schedule(
                () -> due.complete(null), Math.max(wait, LEAST_WAIT_NANOS), TimeUnit.NANOSECONDS);
        return due;
    }

    @Override
    public List<SimulatorSplit> snapshotState(long checkpointId) {
        SimulatorSplit read = split;
        return read == null ? List.of() : List.of(new SimulatorSplit(read.options(), emitted));
    }

    @Override
    public void notifyNoMoreSplits() {
        noMoreSplits = true;
        splitArrived.complete(null);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
