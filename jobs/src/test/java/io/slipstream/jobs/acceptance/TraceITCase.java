package io.slipstream.jobs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.jobs.cli.SlipstreamCommand;
import io.slipstream.jobs.local.StoppedServices;
import io.slipstream.jobs.trace.OrderTrace;
import io.slipstream.jobs.wiring.Endpoints;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The lives of orders of the acceptance tape, read when its run is over. */
class TraceITCase {

    private static StoppedServices services;
    private static Query tables;

    @BeforeAll
    static void open() throws Exception {
        services = StoppedServices.open(UninterruptedRun.get().run().dataDir());
        tables = new Query(services.endpoints().jdbcUrl());
    }

    @AfterAll
    static void close() throws Exception {
        services.close();
    }

    @Test
    void aSnipeIsToldFromItsFeaturesToItsLot() throws Exception {
        String id =
                first(
                        "SELECT o.order_id FROM orders o JOIN snipe_runs r ON r.order_id = o.order_id"
                                + " WHERE o.state = 'FILLED' ORDER BY 1 LIMIT 1");

        String told = trace(services.endpoints(), id);

        assertThat(told)
                .containsSubsequence(
                        "EVENT",
                        "FEATURES",
                        line("unique_buyers", ""),
                        "SCORE",
                        "TAKEN",
                        "SIGNAL",
                        "to spend ",
                        "RISK DECISION",
                        "STATES",
                        line("version 2", "SENT"),
                        "FILLED",
                        "FILL",
                        "LOTS",
                        "opened by order " + id,
                        "WHAT THE USER WAS TOLD");
        String model = first("SELECT model_version FROM snipe_runs WHERE order_id = '" + id + "'");
        assertThat(told).contains(line("model", model));
    }

    @Test
    void aCopiedSaleSaysWhoseItIsAndWhatItBrought() throws Exception {
        String id =
                first(
                        "SELECT o.order_id FROM orders o JOIN trades t USING (order_id) WHERE o.side = 'SELL'"
                                + " AND o.context = 'copy_trade' AND t.realized_pnl_lamports > 0 ORDER BY 1 LIMIT 1");
        String leader = first("SELECT source FROM orders WHERE order_id = '" + id + "'");
        String profit =
                first(
                        "SELECT trim_scale(realized_pnl_lamports / 1e9) FROM trades WHERE order_id = '"
                                + id
                                + "'");

        assertThat(trace(services.endpoints(), id))
                .containsSubsequence(
                        line("source", leader),
                        "terms now",
                        "SIGNAL",
                        "to sell with the leader",
                        "FILL",
                        line("profit", profit + " SOL"),
                        "LOTS OF THAT SOURCE");
    }

    @Test
    void aSignalsIdLeadsToTheRefusalOfItsOrder() throws Exception {
        String reason = "DAILY_LOSS_LIMIT";
        String signal =
                first(
                        "SELECT signal_id FROM order_denials WHERE reason = '%s' ORDER BY 1 LIMIT 1"
                                .formatted(reason));

        assertThat(trace(services.endpoints(), signal))
                .containsSubsequence("DENIED", "SIGNAL", signal, line("denied", reason))
                .doesNotContain("STATES");
    }

    @Test
    void withoutABrokerTheTablesSpeak() throws Exception {
        String id = first("SELECT order_id FROM trades ORDER BY 1 LIMIT 1");

        assertThat(trace(new Endpoints("", services.endpoints().jdbcUrl()), id))
                .contains("FILL", "No broker is known")
                .doesNotContain("version 2 ");
    }

    @Test
    void nobodyKnowsAnotherId() throws Exception {
        String database = services.endpoints().jdbcUrl();
        String unknown = "0123456789abcdef0123456789abcdef";

        assertThat(SlipstreamCommand.execute("trace", "--database", database, unknown)).isOne();
        assertThat(SlipstreamCommand.execute("trace", "--database", database, "Nonsense"))
                .isEqualTo(2);
        assertThat(SlipstreamCommand.execute("trace", "--data-dir", "/nowhere", unknown))
                .isEqualTo(2);
    }

    private static String line(String label, String value) {
        return "  %-20s %s".formatted(label, value);
    }

    private static String first(String sql) throws Exception {
        return tables.list(sql).get(0);
    }

    private static String trace(Endpoints endpoints, String id) throws Exception {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8)) {
            assertThat(OrderTrace.print(endpoints, id, out)).isTrue();
        }
        return told.toString(StandardCharsets.UTF_8);
    }
}
