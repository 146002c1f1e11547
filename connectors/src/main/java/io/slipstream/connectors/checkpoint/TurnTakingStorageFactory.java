package io.slipstream.connectors.checkpoint;

import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.runtime.state.CheckpointStorage;
import org.apache.flink.runtime.state.CheckpointStorageFactory;
import org.apache.flink.runtime.state.storage.FileSystemCheckpointStorage;

/** What {@code execution.checkpointing.storage} names; the places are Flink's own settings. */
public final class TurnTakingStorageFactory implements CheckpointStorageFactory<CheckpointStorage> {

    @Override
    public CheckpointStorage createFromConfig(ReadableConfig config, ClassLoader loader) {
        return new TurnTakingStorage(FileSystemCheckpointStorage.createFromConfig(config, loader));
    }
}
