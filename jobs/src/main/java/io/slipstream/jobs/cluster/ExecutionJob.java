package io.slipstream.jobs.cluster;

import io.slipstream.jobs.wiring.SplitSteps;
import io.slipstream.jobs.wiring.Trading;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Signals into orders, on paper. */
public final class ExecutionJob {

    private ExecutionJob() {}

    public static void main(String[] arguments) throws Exception {
        StreamExecutionEnvironment environment = ClusterServices.environment();
        new SplitSteps(environment, ClusterServices.endpoints(System.getenv()))
                .execution(Trading.onPaper());
        environment.execute("slipstream-execution");
    }
}
