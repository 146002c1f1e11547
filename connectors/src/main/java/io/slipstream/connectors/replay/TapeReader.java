package io.slipstream.connectors.replay;

import io.slipstream.models.chain.RawEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;
import org.jspecify.annotations.Nullable;

/** Plays a tape; counts and orders its files in the background while the gate is still shut. */
final class TapeReader implements SourceReader<RawEvent, TapeSplit> {
    private final TapeOptions options;
    private final ReplayLoop loop;
    private final LongSupplier clock;
    private final LookAhead lookAhead;
    private final Pace pace;
    private final CompletableFuture<Tape> indexed = new CompletableFuture<>();
    private final CompletableFuture<TapeSplit> assigned = new CompletableFuture<>();
    private final CompletableFuture<Void> ready;
    private @Nullable Tape tape;
    private @Nullable RawEvent next;
    private long read;
    private long slot = -1;

    /**
     * @param clock epoch millis
     */
    TapeReader(TapeOptions options, ReplayLoop loop, LongSupplier clock) {
        this.options = options;
        this.loop = loop;
        this.clock = clock;
        lookAhead = new LookAhead(loop);
        pace = new Pace(options.speed());
        // A tape that cannot be read is reported by pollNext, which may throw.
        ready =
                CompletableFuture.allOf(indexed, assigned, loop.awaitOpen())
                        .exceptionally(e -> null);
    }

    @Override
    public void start() {
        Thread indexing = new Thread(this::index, "tape-index");
        indexing.setDaemon(true);
        indexing.start();
    }

    private void index() {
        try {
            Tape opened = new Tape(options);
            if (!indexed.complete(opened)) {
                opened.close();
            }
        } catch (IOException | RuntimeException e) {
            indexed.completeExceptionally(e);
        }
    }

    @Override
    public InputStatus pollNext(ReaderOutput<RawEvent> output) throws IOException {
        if (!ready.isDone()) {
            return InputStatus.NOTHING_AVAILABLE;
        }
        if (tape == null) {
            begin();
        }
        RawEvent event = next;
        if (event == null) {
            return InputStatus.END_OF_INPUT;
        }
        long now = clock.getAsLong();
        if (!lookAhead.admits(event.slot()) || pace.due(event.slot(), now) > now) {
            return InputStatus.NOTHING_AVAILABLE;
        }
        lookAhead.left(event.slot());
        if (event.slot() != slot) {
            slot = event.slot();
            output.emitWatermark(new Watermark(slot - 1));
        }
        output.collect(received(event, pace.due(slot, now)), slot);
        read++;
        loop.recordRead();
        advance();
        return InputStatus.MORE_AVAILABLE;
    }

    private void begin() throws IOException {
        Tape opened = indexed.join();
        tape = opened;
        read = assigned.join().read();
        loop.tapeOpened(opened.total(), read);
        for (long skipped = 0; skipped < read; skipped++) {
            opened.next();
        }
        advance();
    }

    private void advance() throws IOException {
        next = tape == null ? null : tape.next();
    }

    private static RawEvent received(RawEvent event, long millis) {
        return new RawEvent(
                event.kind(),
                event.origin(),
                event.slot(),
                event.position(),
                event.blockTime(),
                millis,
                event.payload());
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        RawEvent event = next;
        if (!ready.isDone() || event == null) {
            return ready;
        }
        if (!lookAhead.admits(event.slot())) {
            return loop.filledFurther().await(() -> lookAhead.admits(event.slot()));
        }
        long now = clock.getAsLong();
        long wait = pace.due(event.slot(), now) - now;
        return wait <= 0
                ? CompletableFuture.completedFuture(null)
                : new CompletableFuture<Void>()
                        .completeOnTimeout(null, wait, TimeUnit.MILLISECONDS);
    }

    @Override
    public List<TapeSplit> snapshotState(long checkpointId) {
        return assigned.isDone() ? List.of(current()) : List.of();
    }

    private TapeSplit current() {
        return tape == null ? assigned.join() : new TapeSplit(read);
    }

    @Override
    public void addSplits(List<TapeSplit> splits) {
        assigned.complete(splits.get(0));
    }

    @Override
    public void notifyNoMoreSplits() {}

    @Override
    public void close() {
        indexed.cancel(false);
        if (indexed.isDone() && !indexed.isCompletedExceptionally()) {
            try {
                indexed.join().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
