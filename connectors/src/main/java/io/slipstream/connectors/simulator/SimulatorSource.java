package io.slipstream.connectors.simulator;

import io.slipstream.models.chain.RawEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.jspecify.annotations.Nullable;

/**
 * The simulated market as a source: event time in slots, the watermark {@code slot − 1} before the
 * first event of a slot. It has one split, so it is run at parallelism 1. Its whole state is the
 * options and a count: a restart generates the market again and passes over what was emitted.
 */
public final class SimulatorSource
        implements Source<RawEvent, SimulatorSplit, List<SimulatorSplit>>,
                ResultTypeQueryable<RawEvent> {
    private static final long serialVersionUID = 1L;

    private final SimulatorOptions options;
    private final Pacing pacing;
    private final boolean startsNow;
    private final @Nullable String bell;

    private SimulatorSource(
            SimulatorOptions options, Pacing pacing, boolean startsNow, @Nullable String bell) {
        this.options = options;
        this.pacing = pacing;
        this.startsNow = startsNow;
        this.bell = bell;
    }

    /** A market that begins at the block time of its options. */
    public static SimulatorSource of(SimulatorOptions options, Pacing pacing) {
        return new SimulatorSource(options, pacing, false, null);
    }

    /**
     * A market whose first block has the time of the first start. The time is part of the state: a
     * restored market goes on where it was.
     */
    public static SimulatorSource startingNow(SimulatorOptions options, Pacing pacing) {
        return new SimulatorSource(options, pacing, true, null);
    }

    /**
     * The same market, which begins when the {@link OpeningBell} of this name is rung in its JVM.
     */
    public SimulatorSource waitingFor(String bellName) {
        return new SimulatorSource(options, pacing, startsNow, bellName);
    }

    @Override
    public Boundedness getBoundedness() {
        return options.maxTransactions() == 0
                ? Boundedness.CONTINUOUS_UNBOUNDED
                : Boundedness.BOUNDED;
    }

    @Override
    public SplitEnumerator<SimulatorSplit, List<SimulatorSplit>> createEnumerator(
            SplitEnumeratorContext<SimulatorSplit> context) {
        long now = System.currentTimeMillis() / 1000;
        SimulatorOptions begun = startsNow ? options.startingAt(options.startSlot(), now) : options;
        return new Enumerator(context, List.of(new SimulatorSplit(begun, 0)));
    }

    @Override
    public SplitEnumerator<SimulatorSplit, List<SimulatorSplit>> restoreEnumerator(
            SplitEnumeratorContext<SimulatorSplit> context, List<SimulatorSplit> unassigned) {
        return new Enumerator(context, unassigned);
    }

    @Override
    public SourceReader<RawEvent, SimulatorSplit> createReader(SourceReaderContext context) {
        return new SimulatorReader(
                pacing,
                bell == null ? CompletableFuture.completedFuture(null) : OpeningBell.bell(bell));
    }

    @Override
    public SimpleVersionedSerializer<SimulatorSplit> getSplitSerializer() {
        return new SimulatorSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<List<SimulatorSplit>> getEnumeratorCheckpointSerializer() {
        return new UnassignedSerializer();
    }

    @Override
    public TypeInformation<RawEvent> getProducedType() {
        return TypeInformation.of(RawEvent.class);
    }

    /** Gives the split to the first reader and sends the others home. */
    private static final class Enumerator
            implements SplitEnumerator<SimulatorSplit, List<SimulatorSplit>> {
        private final SplitEnumeratorContext<SimulatorSplit> context;
        private final List<SimulatorSplit> unassigned;

        Enumerator(
                SplitEnumeratorContext<SimulatorSplit> context, List<SimulatorSplit> unassigned) {
            this.context = context;
            this.unassigned = new ArrayList<>(unassigned);
        }

        @Override
        public void start() {}

        @Override
        public void handleSplitRequest(int subtask, @Nullable String host) {}

        @Override
        public void addSplitsBack(List<SimulatorSplit> splits, int subtask) {
            unassigned.addAll(splits);
        }

        @Override
        public void addReader(int subtask) {
            for (SimulatorSplit split : unassigned) {
                context.assignSplit(split, subtask);
            }
            unassigned.clear();
            context.signalNoMoreSplits(subtask);
        }

        @Override
        public List<SimulatorSplit> snapshotState(long checkpointId) {
            return List.copyOf(unassigned);
        }

        @Override
        public void close() {}
    }

    /** None or one split. */
    private static final class UnassignedSerializer
            implements SimpleVersionedSerializer<List<SimulatorSplit>> {
        private static final byte[] NONE = {};

        private final SimulatorSplitSerializer split = new SimulatorSplitSerializer();

        @Override
        public int getVersion() {
            return split.getVersion();
        }

        @Override
        public byte[] serialize(List<SimulatorSplit> unassigned) throws IOException {
            return unassigned.isEmpty() ? NONE : split.serialize(unassigned.get(0));
        }

        @Override
        public List<SimulatorSplit> deserialize(int version, byte[] bytes) throws IOException {
            return bytes.length == 0 ? List.of() : List.of(split.deserialize(version, bytes));
        }
    }
}
