package io.slipstream.jobs.wiring;

import io.slipstream.connectors.failpoints.SendBeforeStoring;
import io.slipstream.connectors.jupiter.JupiterSettings;
import io.slipstream.connectors.jupiter.JupiterVenue;
import io.slipstream.connectors.jupiter.OpenJupiterOrders;
import io.slipstream.connectors.jupiter.OpenJupiterVenue;
import io.slipstream.connectors.jupiter.OpenMissedOrders;
import io.slipstream.connectors.jupiter.OpenWalletBalances;
import io.slipstream.connectors.jupiter.OpenWithdrawals;
import io.slipstream.connectors.live.LiveOrdersSource;
import io.slipstream.connectors.paper.PaperVenue;
import io.slipstream.connectors.postgres.PostgresLastCheck;
import io.slipstream.connectors.postgres.PostgresOrderLedger;
import io.slipstream.connectors.solana.orders.OpenOrdersRules;
import io.slipstream.connectors.wallet.OpenVault;
import io.slipstream.functions.risk.RiskConfig;
import io.slipstream.jobs.graph.ExecutionGraph.ExecutionPorts;
import io.slipstream.jobs.graph.PaperSettlement;
import io.slipstream.jobs.graph.Settlement;
import io.slipstream.models.port.Failpoints;
import io.slipstream.models.port.LastCheck;
import io.slipstream.models.port.Opener;
import io.slipstream.models.port.OrderLedger;
import java.util.function.Function;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Where a job trades: what execution is given, and how its orders are settled. */
public interface Trading {

    /**
     * All who follow a large leader: the ledger's pace must not hold the gate's verdicts back. On
     * paper the venue takes at once.
     */
    int PAPER_IN_FLIGHT = 131_072;

    /** Some ten seconds of a venue that is asked over HTTP. */
    int LIVE_IN_FLIGHT = 4_096;

    /** Short name for the tables. */
    String venue();

    ExecutionPorts ports(Endpoints endpoints);

    Settlement settlement(StreamExecutionEnvironment environment, Endpoints endpoints);

    /** Simulated fills; no key and no money. */
    static Trading onPaper() {
        return onPaper(Failpoints.NONE);
    }

    /** The same, with places at which a chaos run makes the process die. */
    static Trading onPaper(Failpoints failpoints) {
        return new OnPaper(failpoints);
    }

    /** Real orders through Jupiter, signed with the users' keys in the vault. */
    static Trading atJupiter(JupiterSettings settings, Failpoints failpoints) {
        return new AtJupiter(settings, failpoints, Trading::ledger);
    }

    /**
     * The same with a defect: transactions are sent before they are stored. A chaos run shows with
     * it that its referee sees duplicates.
     */
    static Trading atJupiterSendingFirst(JupiterSettings settings, Failpoints failpoints) {
        return new AtJupiter(
                settings, failpoints, jdbcUrl -> new SendBeforeStoring.Open(ledger(jdbcUrl)));
    }

    /** See {@link #onPaper}. */
    record OnPaper(Failpoints failpoints) implements Trading {
        @Override
        public String venue() {
            return PaperVenue.NAME;
        }

        @Override
        public ExecutionPorts ports(Endpoints endpoints) {
            Failpoints travelling = failpoints; // a lambda must not carry this record with it
            return new ExecutionPorts(
                    RiskConfig.paper(),
                    ledger(endpoints.jdbcUrl()),
                    () -> new PaperVenue(travelling),
                    PAPER_IN_FLIGHT,
                    failpoints,
                    System::currentTimeMillis);
        }

        @Override
        public Settlement settlement(StreamExecutionEnvironment environment, Endpoints endpoints) {
            return new PaperSettlement(RiskConfig.paper());
        }
    }

    /** See {@link #atJupiter}. */
    record AtJupiter(
            JupiterSettings settings,
            Failpoints failpoints,
            Function<String, Opener<OrderLedger>> venueLedger)
            implements Trading {
        @Override
        public String venue() {
            return JupiterVenue.NAME;
        }

        @Override
        public ExecutionPorts ports(Endpoints endpoints) {
            return new ExecutionPorts(
                    RiskConfig.live(JupiterVenue.NAME, settings.fees().mostWithBase()),
                    ledger(endpoints.jdbcUrl()),
                    opener(endpoints),
                    LIVE_IN_FLIGHT,
                    failpoints,
                    System::currentTimeMillis);
        }

        @Override
        public Settlement settlement(StreamExecutionEnvironment environment, Endpoints endpoints) {
            OpenOrdersRules rules = OpenOrdersRules.standard();
            return new ChainSettlement(
                    environment,
                    new LiveOrdersSource(
                            new OpenMissedOrders(
                                    settings, ledger(endpoints.jdbcUrl()), endpoints.jdbcUrl()),
                            new OpenJupiterOrders(
                                    opener(endpoints), ledger(endpoints.jdbcUrl()), rules),
                            new OpenWalletBalances(settings, endpoints.jdbcUrl()),
                            new OpenWithdrawals(
                                    settings,
                                    new OpenVault(endpoints.jdbcUrl()),
                                    endpoints.jdbcUrl()),
                            rules.lookEvery()),
                    ledger(endpoints.jdbcUrl()));
        }

        private OpenJupiterVenue opener(Endpoints endpoints) {
            return new OpenJupiterVenue(
                    settings,
                    venueLedger.apply(endpoints.jdbcUrl()),
                    new OpenVault(endpoints.jdbcUrl()),
                    lastCheck(endpoints.jdbcUrl()),
                    failpoints);
        }
    }

    private static Opener<LastCheck> lastCheck(String jdbcUrl) {
        return () -> new PostgresLastCheck(jdbcUrl);
    }

    private static Opener<OrderLedger> ledger(String jdbcUrl) {
        return () -> new PostgresOrderLedger(jdbcUrl);
    }
}
