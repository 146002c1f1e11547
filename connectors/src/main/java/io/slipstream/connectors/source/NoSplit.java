package io.slipstream.connectors.source;

import java.util.List;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.jspecify.annotations.Nullable;

/** What a source with nothing to divide and nothing to remember divides and remembers. */
public final class NoSplit implements SourceSplit {
    private NoSplit() {}

    @Override
    public String splitId() {
        return "none";
    }

    /** Hands out nothing. */
    public static final class Enumerator<S extends SourceSplit>
            implements SplitEnumerator<S, Void> {
        @Override
        public void start() {
            // nothing to find
        }

        @Override
        public void handleSplitRequest(int subtask, @Nullable String host) {
            // no reader asks
        }

        @Override
        public void addSplitsBack(List<S> splits, int subtask) {
            // none was given
        }

        @Override
        public void addReader(int subtask) {
            // readers begin by themselves
        }

        @Override
        @SuppressWarnings("NullAway") // Void has no other value
        public Void snapshotState(long checkpointId) {
            return null;
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    /** Writes nothing. */
    public static final class Serializer<T> implements SimpleVersionedSerializer<T> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(T nothing) {
            return new byte[0];
        }

        @Override
        @SuppressWarnings("NullAway") // there is nothing to be read
        public T deserialize(int version, byte[] serialized) {
            return null;
        }
    }
}
