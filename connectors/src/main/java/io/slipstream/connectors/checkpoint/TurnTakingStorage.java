package io.slipstream.connectors.checkpoint;

import java.io.IOException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.state.CheckpointStorage;
import org.apache.flink.runtime.state.CheckpointStorageAccess;
import org.apache.flink.runtime.state.CheckpointStorageLocationReference;
import org.apache.flink.runtime.state.CheckpointStreamFactory;
import org.apache.flink.runtime.state.CompletedCheckpointStorageLocation;
import org.apache.flink.runtime.state.filesystem.FsCheckpointStorageAccess;
import org.apache.flink.runtime.state.storage.FileSystemCheckpointStorage;

/**
 * Checkpoints in files, as Flink's own, but for when they are written: in each process one
 * operator's state after the other, not all at once.
 *
 * <p>At a checkpoint every task hands its state to a thread of its own, which serializes and
 * compresses it. Sixty such threads on two cores hold up every record for as long as all of them
 * take together; one after the other takes as long, and leaves a core to the records. Format,
 * places and recovery are those of {@link FileSystemCheckpointStorage}.
 */
final class TurnTakingStorage implements CheckpointStorage {

    private static final long serialVersionUID = 1L;

    private final FileSystemCheckpointStorage files;

    TurnTakingStorage(FileSystemCheckpointStorage files) {
        this.files = files;
    }

    @Override
    public CompletedCheckpointStorageLocation resolveCheckpoint(String pointer) throws IOException {
        return files.resolveCheckpoint(pointer);
    }

    @Override
    public CheckpointStorageAccess createCheckpointStorage(JobID job) throws IOException {
        return new Access(job);
    }

    private final class Access extends FsCheckpointStorageAccess {

        Access(JobID job) throws IOException {
            super(
                    files.getCheckpointPath(),
                    files.getSavepointPath(),
                    job,
                    files.getMinFileSizeThreshold(),
                    files.getWriteBufferSize());
        }

        @Override
        public CheckpointStreamFactory resolveCheckpointStorageLocation(
                long checkpoint, CheckpointStorageLocationReference reference) throws IOException {
            return new TurnTakingStreams(
                    super.resolveCheckpointStorageLocation(checkpoint, reference),
                    Turns.OF_THIS_PROCESS);
        }
    }
}
