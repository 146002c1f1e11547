package io.slipstream.jobs.graph;

import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Subtasks and key groups of the keyed operators of a job: marks are sent to each subtask by a key
 * that leads there.
 *
 * @param subtasks the job's parallelism
 * @param keyGroups its maximum parallelism, which must be set explicitly since it decides where
 *     keys go
 */
record Parallelism(int subtasks, int keyGroups) {

    static Parallelism of(DataStream<?> stream) {
        var environment = stream.getExecutionEnvironment();
        int keyGroups = environment.getMaxParallelism();
        if (keyGroups <= 0) {
            throw new IllegalStateException(
                    "expected an explicit maximum parallelism, was " + keyGroups);
        }
        return new Parallelism(environment.getParallelism(), keyGroups);
    }
}
