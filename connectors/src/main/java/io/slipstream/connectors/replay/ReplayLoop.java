package io.slipstream.connectors.replay;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * What the ends of a replay share inside one JVM: the gate before the tape, its progress, and the
 * channels by which order events and watermarks go from the fill step back to the risk gate.
 * Sources and sinks carry only the run's id and find their loop by it.
 *
 * <p>Without channels the tape runs free: nothing it waits for comes back.
 */
public final class ReplayLoop implements AutoCloseable {
    private static final Map<String, ReplayLoop> RUNS = new ConcurrentHashMap<>();

    private final String runId;
    private final LoopChannel[] channels;
    private final CompletableFuture<Void> opened = new CompletableFuture<>();
    private final CompletableFuture<Void> drained = new CompletableFuture<>();
    private final Wakeup filledFurther = new Wakeup();
    private final Map<String, StreamEnd> ends = new ConcurrentHashMap<>();
    private final AtomicLong read = new AtomicLong();
    private volatile long total = -1;

    private ReplayLoop(String runId, int channels) {
        this.runId = runId;
        this.channels =
                IntStream.range(0, channels)
                        .mapToObj(i -> new LoopChannel())
                        .toArray(LoopChannel[]::new);
    }

    /**
     * Opens a loop for a run that is about to be built.
     *
     * @param channels parallelism of the fill step and of the loop source; 0 if the loop does not
     *     close in this JVM, then the tape does not wait for it
     * @throws IllegalStateException if the run has one already
     */
    public static ReplayLoop create(String runId, int channels) {
        ReplayLoop loop = new ReplayLoop(runId, channels);
        if (RUNS.putIfAbsent(runId, loop) != null) {
            throw new IllegalStateException("expected a new run, was " + runId + " again");
        }
        return loop;
    }

    /** A loop of nobody's, that lets its tape begin at once and run free. */
    static ReplayLoop ungated() {
        ReplayLoop loop = new ReplayLoop("ungated", 0);
        loop.open();
        return loop;
    }

    /**
     * The loop of a run.
     *
     * @throws IllegalStateException if there is none in this JVM
     */
    public static ReplayLoop of(String runId) {
        ReplayLoop loop = RUNS.get(runId);
        if (loop == null) {
            throw new IllegalStateException(
                    "expected a replay loop for run " + runId + " in this JVM, was none");
        }
        return loop;
    }

    /** Lets the tape begin. */
    public void open() {
        opened.complete(null);
    }

    /** Done once {@link #open()} was called. */
    public CompletableFuture<Void> awaitOpen() {
        return opened;
    }

    /**
     * Done when the end of the tape has gone round: no record is held, no timer left and no order
     * in flight. Never done without channels.
     */
    public CompletableFuture<Void> awaitDrained() {
        return drained;
    }

    /**
     * Done when the last watermark has reached the {@link EndSink} of this stream in all its
     * subtasks.
     */
    public CompletableFuture<Void> awaitEnd(String stream) {
        return end(stream).reached();
    }

    /** Records that have left the tape. */
    public long read() {
        return read.get();
    }

    /** Records on the tape; −1 until they are counted. */
    public long total() {
        return total;
    }

    /** Forgets the run. */
    @Override
    public void close() {
        RUNS.remove(runId, this);
    }

    int channels() {
        return channels.length;
    }

    LoopChannel channel(int index) {
        if (index >= channels.length) {
            throw new IllegalStateException(
                    "expected at most "
                            + channels.length
                            + " subtasks at the loop of run "
                            + runId
                            + ", was "
                            + (index + 1));
        }
        return channels[index];
    }

    /** The slot up to which every fill subtask is done; {@link Long#MAX_VALUE} without channels. */
    long filled() {
        long filled = Long.MAX_VALUE;
        for (LoopChannel channel : channels) {
            filled = Math.min(filled, channel.filled());
        }
        return filled;
    }

    StreamEnd end(String stream) {
        return ends.computeIfAbsent(stream, name -> new StreamEnd());
    }

    Wakeup filledFurther() {
        return filledFurther;
    }

    void channelDrained(int index) {
        channel(index).drained();
        for (LoopChannel channel : channels) {
            if (!channel.isDrained()) {
                return;
            }
        }
        drained.complete(null);
    }

    void tapeOpened(long records, long alreadyRead) {
        total = records;
        read.set(alreadyRead);
    }

    void recordRead() {
        read.incrementAndGet();
    }
}
