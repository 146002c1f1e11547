package io.slipstream.jobs.cluster;

import io.slipstream.jobs.wiring.Endpoints;
import io.slipstream.jobs.wiring.NotifySteps;
import io.slipstream.jobs.wiring.SplitSteps;
import io.slipstream.jobs.wiring.Telegram;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Telegram: what people write into answers and commands, what happens to them into messages. The
 * bot's token is read where the TaskManagers run.
 */
@Command(name = "notify")
public final class NotifyJob extends JobMain {

    @Option(
            names = "--venue",
            paramLabel = "paper|jupiter",
            description = "what the execution job trades on; default: ${DEFAULT-VALUE}",
            defaultValue = "paper")
    private String venue = "paper";

    public static void main(String[] arguments) throws Exception {
        new NotifyJob().run(arguments);
    }

    @Override
    String name() {
        return "slipstream-notify";
    }

    @Override
    void build(StreamExecutionEnvironment environment, Endpoints endpoints, SplitSteps steps) {
        if (!venue.equals("paper") && !venue.equals("jupiter")) {
            throw new IllegalArgumentException("expected --venue paper or jupiter, was " + venue);
        }
        new NotifySteps(environment, endpoints)
                .build(Telegram.bot(System.getenv(), venue.equals("paper")));
    }
}
