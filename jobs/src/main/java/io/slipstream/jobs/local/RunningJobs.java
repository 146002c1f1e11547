package io.slipstream.jobs.local;

import io.slipstream.jobs.wiring.Recording;
import java.nio.file.Path;

/** The jobs of a run: one in fused mode, three in split mode. */
interface RunningJobs extends AutoCloseable {

    static RunningJobs start(RunOptions options, Path dir, Services services, FlinkSession flink)
            throws Exception {
        Path states = dir.resolve("states");
        if (options.mode() == RunOptions.Mode.SPLIT) {
            return SplitJobs.start(options, states, services.endpoints(), flink);
        }
        return options.isRecorded()
                ? ReplayedJob.start(options, services.endpoints(), flink)
                : LiveJob.start(
                        options.market(),
                        options.snipe(),
                        Recording.below(options.dataDir()),
                        options.trading(),
                        options.parallelism(),
                        states.resolve("fused"),
                        services.endpoints(),
                        flink);
    }

    /**
     * @throws IllegalStateException with the cause if a job has failed
     */
    void check() throws Exception;

    /** True once bounded input has been read and all that it caused is settled. */
    boolean isDrained();

    /** Events of the input read so far. */
    long read();

    /** Events in the whole input; 0 if it has no end. */
    long total();

    /** Stops with a savepoint: sinks flush, nothing is lost. */
    void stop() throws Exception;

    @Override
    void close() throws Exception;
}
