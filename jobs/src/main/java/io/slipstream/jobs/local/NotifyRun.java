package io.slipstream.jobs.local;

import io.slipstream.jobs.wiring.Endpoints;
import io.slipstream.jobs.wiring.NotifySteps;
import io.slipstream.jobs.wiring.Telegram;
import java.nio.file.Path;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * The Telegram job of a local run, beside the others; without a bot there is none. Should it end,
 * trading goes on.
 */
final class NotifyRun implements AutoCloseable {
    private static final int SUBTASKS = 1;

    private final FlinkSession flink;
    private final @Nullable JobID job;
    private final Path states;

    private NotifyRun(FlinkSession flink, @Nullable JobID job, Path states) {
        this.flink = flink;
        this.job = job;
        this.states = states;
    }

    /** Slots of the cluster that it takes. */
    static int slots(RunOptions options) {
        return options.telegram() == null ? 0 : SUBTASKS;
    }

    static NotifyRun start(RunOptions options, Path dir, Endpoints endpoints, FlinkSession flink)
            throws Exception {
        Path states = dir.resolve("states").resolve("notify");
        Telegram telegram = options.telegram();
        if (telegram == null) {
            return new NotifyRun(flink, null, states);
        }
        StreamExecutionEnvironment environment =
                JobSettings.endless(SUBTASKS, states, NotifySteps.CHECKPOINT_INTERVAL);
        new NotifySteps(environment, endpoints).build(telegram);
        return new NotifyRun(flink, flink.submit(environment, "slipstream-notify"), states);
    }

    /** Stops with a savepoint: what was not sent yet is sent by the next run. */
    void stop() throws Exception {
        if (job != null && flink.status(job) == JobStatus.RUNNING) {
            flink.stop(job, states.resolve("savepoints"));
        }
    }

    @Override
    public void close() throws Exception {
        if (job != null && !flink.status(job).isTerminalState()) {
            flink.cancel(job);
        }
    }
}
