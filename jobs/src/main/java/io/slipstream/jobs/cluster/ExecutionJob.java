package io.slipstream.jobs.cluster;

import io.slipstream.jobs.wiring.SplitSteps;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Signals into orders, on paper. Argument: {@code solana} if the ingest job reads the live chain;
 * then nothing is bought while that feed is stale.
 */
public final class ExecutionJob {

    private ExecutionJob() {}

    public static void main(String[] arguments) throws Exception {
        StreamExecutionEnvironment environment = ClusterServices.environment();
        new SplitSteps(environment, ClusterServices.endpoints(System.getenv()))
                .execution(LiveInput.isNamedBy(arguments));
        environment.execute("slipstream-execution");
    }
}
