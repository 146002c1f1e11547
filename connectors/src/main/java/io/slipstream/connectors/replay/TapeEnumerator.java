package io.slipstream.connectors.replay;

import java.util.List;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.jspecify.annotations.Nullable;

/** Hands the one split of a tape to the one reader; its state is whether it still has it. */
final class TapeEnumerator implements SplitEnumerator<TapeSplit, Boolean> {
    private final SplitEnumeratorContext<TapeSplit> context;
    private @Nullable TapeSplit pending;

    TapeEnumerator(SplitEnumeratorContext<TapeSplit> context, boolean pending) {
        this.context = context;
        this.pending = pending ? new TapeSplit(0) : null;
    }

    @Override
    public void addReader(int subtask) {
        if (pending != null) {
            context.assignSplit(pending, subtask);
            pending = null;
        }
        context.signalNoMoreSplits(subtask);
    }

    @Override
    public void addSplitsBack(List<TapeSplit> splits, int subtask) {
        if (!splits.isEmpty()) {
            pending = splits.get(0);
        }
    }

    @Override
    public Boolean snapshotState(long checkpointId) {
        return pending != null;
    }

    @Override
    public void start() {}

    @Override
    public void handleSplitRequest(int subtask, @Nullable String host) {}

    @Override
    public void close() {}

    /** One byte. */
    static final class StateSerializer implements SimpleVersionedSerializer<Boolean> {

        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(Boolean pending) {
            return new byte[] {(byte) (pending ? 1 : 0)};
        }

        @Override
        public Boolean deserialize(int version, byte[] bytes) {
            return bytes[0] == 1;
        }
    }
}
