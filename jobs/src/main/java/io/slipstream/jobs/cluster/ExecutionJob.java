package io.slipstream.jobs.cluster;

import io.slipstream.connectors.failpoints.FailpointFolder;
import io.slipstream.jobs.wiring.Endpoints;
import io.slipstream.jobs.wiring.LiveSource;
import io.slipstream.jobs.wiring.SplitSteps;
import io.slipstream.jobs.wiring.Trading;
import io.slipstream.models.port.Failpoints;
import java.nio.file.Path;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Signals into orders, on paper. With {@code --source solana}, as the ingest job was given it,
 * nothing is bought while that feed is stale.
 */
@Command(name = "execution")
public final class ExecutionJob extends JobMain {

    @Option(
            names = "--source",
            paramLabel = "simulator|solana",
            description = "what the ingest job reads; default: ${DEFAULT-VALUE}",
            defaultValue = "simulator")
    private LiveSource source = LiveSource.SIMULATOR;

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
    void build(StreamExecutionEnvironment environment, Endpoints endpoints, SplitSteps steps) {
        steps.execution(
                Trading.onPaper(
                        failpoints == null
                                ? Failpoints.NONE
                                : new FailpointFolder(failpoints.toString())),
                source == LiveSource.SOLANA);
    }
}
