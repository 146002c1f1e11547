package io.slipstream.jobs.cluster;

import io.slipstream.functions.feature.SnipeConfig;
import io.slipstream.jobs.wiring.Endpoints;
import io.slipstream.jobs.wiring.Recording;
import io.slipstream.jobs.wiring.SnipeAges;
import io.slipstream.jobs.wiring.SplitSteps;
import java.util.List;
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
            names = "--live-posts",
            description =
                    "the ingest job listens to live sources and says in the topic feed whether they can be heard")
    private boolean livePosts;

    @Option(
            names = "--ages",
            paramLabel = "SECONDS",
            split = ",",
            description =
                    "ages at which a young token is looked at, ascending; default: ${DEFAULT-VALUE}",
            defaultValue = "2,10,60")
    private List<Double> ages = List.of();

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
        steps.signals(
                new SnipeConfig(SnipeAges.millis(ages), !withoutPosts),
                Recording.into(record),
                livePosts);
    }
}
