package io.slipstream.jobs.cluster;

import io.slipstream.functions.feature.SnipeConfig;
import io.slipstream.jobs.wiring.Endpoints;
import io.slipstream.jobs.wiring.Recording;
import io.slipstream.jobs.wiring.SplitSteps;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Swaps, pools and posts into copy and snipe signals. */
@Command(name = "signals")
public final class SignalJob extends JobMain {

    @Option(
            names = "--without-posts",
            description = "nobody listens to social posts: their number is unknown, not zero")
    private boolean withoutPosts;

    @Option(
            names = "--record",
            paramLabel = "URI",
            description =
                    "folder that every TaskManager sees, for scored features and their outcomes; default: nothing is"
                            + " recorded")
    private @Nullable String record;

    public static void main(String[] arguments) throws Exception {
        new SignalJob().run(arguments);
    }

    @Override
    String name() {
        return "slipstream-signals";
    }

    @Override
    void build(StreamExecutionEnvironment environment, Endpoints endpoints, SplitSteps steps) {
        steps.signals(SnipeConfig.standard(!withoutPosts), Recording.into(record));
    }
}
