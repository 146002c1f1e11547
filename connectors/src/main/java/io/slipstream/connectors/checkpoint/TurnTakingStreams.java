package io.slipstream.connectors.checkpoint;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.apache.flink.runtime.state.CheckpointStateOutputStream;
import org.apache.flink.runtime.state.CheckpointStreamFactory;
import org.apache.flink.runtime.state.CheckpointedStateScope;
import org.apache.flink.runtime.state.StreamStateHandle;
import org.jspecify.annotations.Nullable;

/** Streams that are opened in turn; a turn lasts until its stream is closed. */
final class TurnTakingStreams implements CheckpointStreamFactory {

    private final CheckpointStreamFactory streams;
    private final Turns turns;

    TurnTakingStreams(CheckpointStreamFactory streams, Turns turns) {
        this.streams = streams;
        this.turns = turns;
    }

    @Override
    public CheckpointStateOutputStream createCheckpointStateOutputStream(
            CheckpointedStateScope scope) throws IOException {
        Turns.Turn turn = turns.await();
        try {
            return new InTurn(streams.createCheckpointStateOutputStream(scope), turn);
        } catch (IOException | RuntimeException e) {
            turn.end();
            throw e;
        }
    }

    @Override
    public boolean canFastDuplicate(StreamStateHandle handle, CheckpointedStateScope scope)
            throws IOException {
        return streams.canFastDuplicate(handle, scope);
    }

    @Override
    public List<StreamStateHandle> duplicate(
            List<StreamStateHandle> handles, CheckpointedStateScope scope) throws IOException {
        return streams.duplicate(handles, scope);
    }

    @Override
    public void reusePreviousStateHandle(Collection<? extends StreamStateHandle> handles) {
        streams.reusePreviousStateHandle(handles);
    }

    @Override
    public boolean couldReuseStateHandle(StreamStateHandle handle) {
        return streams.couldReuseStateHandle(handle);
    }

    private static final class InTurn extends CheckpointStateOutputStream {
        private final CheckpointStateOutputStream stream;
        private final Turns.Turn turn;

        InTurn(CheckpointStateOutputStream stream, Turns.Turn turn) {
            this.stream = stream;
            this.turn = turn;
        }

        @Override
        public long getPos() throws IOException {
            return stream.getPos();
        }

        @Override
        public void write(int b) throws IOException {
            stream.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            stream.write(bytes, from, count);
        }

        @Override
        public void flush() throws IOException {
            stream.flush();
        }

        @Override
        public void sync() throws IOException {
            stream.sync();
        }

        @Override
        public @Nullable StreamStateHandle closeAndGetHandle() throws IOException {
            try {
                return stream.closeAndGetHandle();
            } finally {
                turn.end();
            }
        }

        @Override
        public void close() throws IOException {
            try {
                stream.close();
            } finally {
                turn.end();
            }
        }
    }
}
