package io.slipstream.connectors.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.runtime.state.CheckpointStateOutputStream;
import org.apache.flink.runtime.state.CheckpointStreamFactory;
import org.apache.flink.runtime.state.CheckpointedStateScope;
import org.apache.flink.runtime.state.StreamStateHandle;
import org.apache.flink.runtime.state.memory.MemCheckpointStreamFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TurnTakingStreamsTest {

    private static final long FOR_EVER = 3_600_000;

    private final CheckpointStreamFactory memory = new MemCheckpointStreamFactory(1_000);

    @Test
    void theNextIsOpenedWhenTheOneBeforeIsClosed() throws Exception {
        TurnTakingStreams streams = new TurnTakingStreams(memory, new Turns(1, FOR_EVER));
        CheckpointStateOutputStream first = open(streams);
        CompletableFuture<CheckpointStateOutputStream> second = new CompletableFuture<>();

        assertThat(waitsInVain(openLater(streams, second), second)).isTrue();
        first.write(new byte[] {1, 2, 3}, 1, 2);
        assertThat(bytes(first.closeAndGetHandle())).containsExactly(2, 3);
        assertThat(second.get(30, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void aStreamThatIsClosedTwiceHadOneTurn() throws Exception {
        TurnTakingStreams streams = new TurnTakingStreams(memory, new Turns(1, FOR_EVER));
        CheckpointStateOutputStream first = open(streams);
        first.closeAndGetHandle();
        first.close();
        CheckpointStateOutputStream second = open(streams);
        CompletableFuture<CheckpointStateOutputStream> third = new CompletableFuture<>();

        assertThat(waitsInVain(openLater(streams, third), third)).isTrue();
        second.close();
        assertThat(third.get(30, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void whoHasWaitedForTooLongGoesOnBesideTheOther() throws Exception {
        TurnTakingStreams streams = new TurnTakingStreams(memory, new Turns(1, 1));

        try (CheckpointStateOutputStream first = open(streams);
                CheckpointStateOutputStream second = open(streams)) {
            first.write(1);
            second.write(2);
            assertThat(bytes(first.closeAndGetHandle())).containsExactly(1);
            assertThat(bytes(second.closeAndGetHandle())).containsExactly(2);
        }
    }

    @Test
    void whoCannotOpenHandsHisTurnOn() throws Exception {
        Turns turns = new Turns(1, FOR_EVER);
        TurnTakingStreams broken = new TurnTakingStreams(new FullDisk(), turns);

        assertThatThrownBy(() -> open(broken)).isInstanceOf(IOException.class);
        open(new TurnTakingStreams(memory, turns)).close();
    }

    /** True once the thread waits; false if it had no need to. */
    private static boolean waitsInVain(Thread thread, CompletableFuture<?> done) {
        while (thread.getState() != Thread.State.TIMED_WAITING && !done.isDone()) {
            Thread.onSpinWait();
        }
        return !done.isDone();
    }

    private static Thread openLater(
            TurnTakingStreams streams, CompletableFuture<CheckpointStateOutputStream> opened) {
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                opened.complete(open(streams));
                            } catch (IOException e) {
                                opened.completeExceptionally(e);
                            }
                        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static CheckpointStateOutputStream open(CheckpointStreamFactory streams)
            throws IOException {
        return streams.createCheckpointStateOutputStream(CheckpointedStateScope.EXCLUSIVE);
    }

    private static byte[] bytes(StreamStateHandle handle) throws IOException {
        try (InputStream in = handle.openInputStream()) {
            return in.readAllBytes();
        }
    }

    private static final class FullDisk implements CheckpointStreamFactory {
        @Override
        public CheckpointStateOutputStream createCheckpointStateOutputStream(
                CheckpointedStateScope scope) throws IOException {
            throw new IOException("no space left on device");
        }

        @Override
        public boolean canFastDuplicate(StreamStateHandle handle, CheckpointedStateScope scope) {
            return false;
        }

        @Override
        public List<StreamStateHandle> duplicate(
                List<StreamStateHandle> handles, CheckpointedStateScope scope) {
            return List.of();
        }
    }
}
