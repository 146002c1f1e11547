package io.slipstream.jobs.cluster;

import io.slipstream.connectors.failpoints.FailpointFolder;
import io.slipstream.connectors.jupiter.JupiterSettings;
import io.slipstream.connectors.postgres.LedgerVenue;
import io.slipstream.jobs.wiring.Endpoints;
import io.slipstream.jobs.wiring.JupiterEnvironment;
import io.slipstream.jobs.wiring.LiveSource;
import io.slipstream.jobs.wiring.SplitSteps;
import io.slipstream.jobs.wiring.Trading;
import io.slipstream.models.port.Failpoints;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Signals into orders, on paper or for real. With {@code --source solana}, as the ingest job was
 * given it, nothing is bought while that feed is stale.
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

    @Option(
            names = "--venue",
            paramLabel = "paper|jupiter",
            description =
                    "where orders are traded; jupiter spends real money, needs SOLANA_RPC_URL and JUPITER_URL here"
                            + " and WALLET_ENCRYPTION_KEY where the TaskManagers run; default: ${DEFAULT-VALUE}",
            defaultValue = "paper")
    private String venue = "paper";

    @Option(names = "--send-before-storing", hidden = true)
    private boolean sendBeforeStoring;

    public static void main(String[] arguments) throws Exception {
        new ExecutionJob().run(arguments);
    }

    @Override
    String name() {
        return "slipstream-execution";
    }

    @Override
    void build(StreamExecutionEnvironment environment, Endpoints endpoints, SplitSteps steps)
            throws SQLException {
        Trading trading = trading(System.getenv());
        LedgerVenue.claim(endpoints.jdbcUrl(), trading.venue());
        steps.execution(trading, source == LiveSource.SOLANA);
    }

    private Trading trading(Map<String, String> environment) {
        Failpoints windows =
                failpoints == null ? Failpoints.NONE : new FailpointFolder(failpoints.toString());
        if (sendBeforeStoring && failpoints == null) {
            throw new IllegalArgumentException(
                    "expected --failpoints with --send-before-storing, which is for chaos alone");
        }
        return switch (venue) {
            case "paper" -> Trading.onPaper(windows);
            case "jupiter" -> {
                JupiterSettings settings = JupiterEnvironment.settings(environment);
                yield sendBeforeStoring
                        ? Trading.atJupiterSendingFirst(settings, windows)
                        : Trading.atJupiter(settings, windows);
            }
            default ->
                    throw new IllegalArgumentException(
                            "expected --venue paper or jupiter, was " + venue);
        };
    }
}
