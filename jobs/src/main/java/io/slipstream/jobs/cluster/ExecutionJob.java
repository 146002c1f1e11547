package io.slipstream.jobs.cluster;

import io.slipstream.connectors.failpoints.FailpointFolder;
import io.slipstream.jobs.wiring.SplitSteps;
import io.slipstream.jobs.wiring.Trading;
import io.slipstream.models.port.Failpoints;
import java.nio.file.Path;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Signals into orders, on paper. */
@Command(name = "execution")
public final class ExecutionJob extends JobMain {

    @Option(
            names = "--failpoints",
            paramLabel = "DIR",
            description = "folder through which a chaos run makes processes die; default: none")
    private @Nullable Path failpoints;

    public static void main(String[] arguments) throws Exception {
        new ExecutionJob().run(arguments);
    }

    @Override
    String name() {
        return "slipstream-execution";
    }

    @Override
    void build(StreamExecutionEnvironment environment, SplitSteps steps) {
        steps.execution(
                Trading.onPaper(
                        failpoints == null
                                ? Failpoints.NONE
                                : new FailpointFolder(failpoints.toString())));
    }
}
