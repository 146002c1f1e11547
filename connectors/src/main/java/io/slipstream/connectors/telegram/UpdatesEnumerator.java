package io.slipstream.connectors.telegram;

import java.io.IOException;
import java.util.List;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.jspecify.annotations.Nullable;

/** Hands the one split to the one reader, once; a restored reader has it already. */
final class UpdatesEnumerator implements SplitEnumerator<UpdatesSplit, Boolean> {
    private final SplitEnumeratorContext<UpdatesSplit> context;
    private @Nullable UpdatesSplit unassigned;

    UpdatesEnumerator(SplitEnumeratorContext<UpdatesSplit> context, boolean assigned) {
        this.context = context;
        unassigned = assigned ? null : UpdatesSplit.BEGINNING;
    }

    @Override
    public void start() {
        // nothing to find
    }

    @Override
    public void handleSplitRequest(int subtask, @Nullable String host) {
        // no reader asks
    }

    @Override
    public void addSplitsBack(List<UpdatesSplit> splits, int subtask) {
        unassigned = splits.get(0);
        if (context.registeredReaders().containsKey(subtask)) {
            addReader(subtask);
        }
    }

    @Override
    public void addReader(int subtask) {
        if (unassigned != null) {
            context.assignSplit(unassigned, subtask);
            unassigned = null;
        }
    }

    @Override
    public Boolean snapshotState(long checkpointId) {
        return unassigned == null;
    }

    @Override
    public void close() {
        // nothing is open
    }

    /** One byte: whether the split was handed out. */
    static final class StateSerializer implements SimpleVersionedSerializer<Boolean> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(Boolean assigned) {
            return new byte[] {(byte) (assigned ? 1 : 0)};
        }

        @Override
        public Boolean deserialize(int version, byte[] serialized) throws IOException {
            if (version != 1 || serialized.length != 1) {
                throw new IOException(
                        "expected version 1 and 1 byte, was %d and %d"
                                .formatted(version, serialized.length));
            }
            return serialized[0] == 1;
        }
    }
}
