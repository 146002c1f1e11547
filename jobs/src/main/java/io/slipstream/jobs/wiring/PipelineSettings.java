package io.slipstream.jobs.wiring;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Flink settings that belong to the jobs themselves, wherever they run. */
public final class PipelineSettings {

    /** Fixed for ever: it decides which key lives where, in every savepoint. */
    private static final int MAX_PARALLELISM = 128;

    private PipelineSettings() {}

    public static Configuration configuration() {
        Configuration configuration = new Configuration();
        configuration.setString("pipeline.generic-types", "false");
        configuration.setString("pipeline.auto-generate-uids", "false");
        configuration.setString("pipeline.object-reuse", "true");
        configuration.setString("pipeline.max-parallelism", Integer.toString(MAX_PARALLELISM));
        configuration.setString("execution.buffer-timeout.interval", "0 ms");
        // Plain heap state is read back from the file byte by byte, a system call for each.
        configuration.setString("execution.checkpointing.snapshot-compression", "true");
        return configuration;
    }

    /** The environment of a job, with whatever else the place where it runs says. */
    public static StreamExecutionEnvironment environment(Configuration configuration) {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        // The setting alone is not enough: getMaxParallelism() would not tell.
        environment.setMaxParallelism(MAX_PARALLELISM);
        return environment;
    }
}
