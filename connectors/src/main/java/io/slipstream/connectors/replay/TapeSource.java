package io.slipstream.connectors.replay;

import io.slipstream.models.chain.RawEvent;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Recorded transactions and posts as one bounded stream in slot order; runs with parallelism 1.
 * Records carry their slot as timestamp, and the watermark {@code slot − 1} comes before the first
 * record of each slot. It waits until the run's {@link ReplayLoop} is opened, and stays at most 64
 * slots ahead of that loop's fill step, if the loop has channels.
 *
 * @param runId the run whose loop gates it; null if it begins at once
 */
public record TapeSource(TapeOptions options, @Nullable String runId)
        implements Source<RawEvent, TapeSplit, Boolean> {

    /** A tape that waits for nobody: the run's steps are elsewhere. */
    public static TapeSource ungated(TapeOptions options) {
        return new TapeSource(options, null);
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.BOUNDED;
    }

    @Override
    public SourceReader<RawEvent, TapeSplit> createReader(SourceReaderContext context) {
        if (context.currentParallelism() != 1) {
            throw new IllegalStateException(
                    "expected the tape at parallelism 1, was " + context.currentParallelism());
        }
        return new TapeReader(
                options,
                runId == null ? ReplayLoop.ungated() : ReplayLoop.of(runId),
                System::currentTimeMillis);
    }

    @Override
    public SplitEnumerator<TapeSplit, Boolean> createEnumerator(
            SplitEnumeratorContext<TapeSplit> context) {
        return new TapeEnumerator(context, true);
    }

    @Override
    public SplitEnumerator<TapeSplit, Boolean> restoreEnumerator(
            SplitEnumeratorContext<TapeSplit> context, Boolean pending) {
        return new TapeEnumerator(context, pending);
    }

    @Override
    public SimpleVersionedSerializer<TapeSplit> getSplitSerializer() {
        return new TapeSplit.Serializer();
    }

    @Override
    public SimpleVersionedSerializer<Boolean> getEnumeratorCheckpointSerializer() {
        return new TapeEnumerator.StateSerializer();
    }
}
