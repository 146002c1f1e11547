package io.slipstream.jobs.cluster;

import io.slipstream.functions.feature.SnipeConfig;
import io.slipstream.jobs.wiring.SplitSteps;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Swaps, pools and posts into copy and snipe signals. */
public final class SignalJob {

    private SignalJob() {}

    public static void main(String[] arguments) throws Exception {
        StreamExecutionEnvironment environment = ClusterServices.environment();
        new SplitSteps(environment, ClusterServices.endpoints(System.getenv()))
                .signals(SnipeConfig.standard(true));
        environment.execute("slipstream-signals");
    }
}
