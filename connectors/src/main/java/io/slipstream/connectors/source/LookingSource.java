package io.slipstream.connectors.source;

import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.metrics.MetricGroup;
import org.jspecify.annotations.Nullable;

/**
 * Emits what a {@link Look} finds. It keeps no state, since what it looks at does, and holds event
 * time back nowhere. Use at parallelism 1.
 */
public abstract class LookingSource<T> implements Source<T, NoSplit, Void>, ResultTypeQueryable<T> {
    private static final long serialVersionUID = 1L;

    private final Class<T> type;
    private final @Nullable Duration lookEvery;

    /**
     * @param lookEvery pause between two looks; null: it ends after the first
     */
    protected LookingSource(Class<T> type, @Nullable Duration lookEvery) {
        this.type = type;
        this.lookEvery = lookEvery;
    }

    /** Where the reader runs. */
    protected abstract Look<T> open(MetricGroup metrics) throws Exception;

    @Override
    public final Boundedness getBoundedness() {
        return lookEvery == null ? Boundedness.BOUNDED : Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public final SourceReader<T, NoSplit> createReader(SourceReaderContext context)
            throws Exception {
        return new LookingReader<>(open(context.metricGroup()), lookEvery);
    }

    @Override
    public final SplitEnumerator<NoSplit, Void> createEnumerator(
            SplitEnumeratorContext<NoSplit> context) {
        return new NoSplit.Enumerator<>();
    }

    @Override
    public final SplitEnumerator<NoSplit, Void> restoreEnumerator(
            SplitEnumeratorContext<NoSplit> context, Void checkpoint) {
        return new NoSplit.Enumerator<>();
    }

    @Override
    public final SimpleVersionedSerializer<NoSplit> getSplitSerializer() {
        return new NoSplit.Serializer<>();
    }

    @Override
    public final SimpleVersionedSerializer<Void> getEnumeratorCheckpointSerializer() {
        return new NoSplit.Serializer<>();
    }

    @Override
    public final TypeInformation<T> getProducedType() {
        return TypeInformation.of(type);
    }
}
