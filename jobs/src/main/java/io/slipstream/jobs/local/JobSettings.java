package io.slipstream.jobs.local;

import io.slipstream.connectors.checkpoint.TurnTakingStorageFactory;
import io.slipstream.jobs.wiring.PipelineSettings;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Flink settings of the local run. */
final class JobSettings {

    private JobSettings() {}

    /**
     * A job that ends with its tape: no checkpoints, no restarts, since a restart begins the tape
     * again.
     */
    static StreamExecutionEnvironment replay(int parallelism) {
        Configuration configuration = shared();
        configuration.setString("restart-strategy.type", "disable");
        return environment(configuration, parallelism);
    }

    /**
     * A job without an end: checkpoints every ten seconds below the folder, resumed from the newest
     * one there. Nothing waits for a checkpoint on the way to an order; each one costs a snapshot
     * of the whole heap state.
     */
    static StreamExecutionEnvironment endless(int parallelism, Path states) {
        return endless(parallelism, states, "10 s");
    }

    /** The same with checkpoints as often as that. */
    static StreamExecutionEnvironment endless(int parallelism, Path states, String interval) {
        Configuration configuration = shared();
        configuration.setString("execution.checkpointing.interval", interval);
        configuration.setString(
                "execution.checkpointing.storage", TurnTakingStorageFactory.class.getName());
        configuration.setString(
                "execution.checkpointing.dir", states.resolve("checkpoints").toUri().toString());
        configuration.setString(
                "execution.checkpointing.savepoint-dir",
                states.resolve("savepoints").toUri().toString());
        configuration.setString(
                "execution.checkpointing.externalized-checkpoint-retention",
                "RETAIN_ON_CANCELLATION");
        configuration.setString("restart-strategy.type", "exponential-delay");
        configuration.setString("restart-strategy.exponential-delay.initial-backoff", "500 ms");
        configuration.setString("restart-strategy.exponential-delay.max-backoff", "10 s");
        Optional<Path> restore = FlinkSession.newestRestorePoint(states);
        restore.ifPresent(
                path ->
                        configuration.setString(
                                "execution.state-recovery.path", path.toUri().toString()));
        return environment(configuration, parallelism);
    }

    private static Configuration shared() {
        Configuration configuration = PipelineSettings.configuration();
        configuration.setString("state.backend.type", "hashmap");
        return configuration;
    }

    private static StreamExecutionEnvironment environment(
            Configuration configuration, int parallelism) {
        StreamExecutionEnvironment environment = PipelineSettings.environment(configuration);
        environment.setParallelism(parallelism);
        return environment;
    }
}
