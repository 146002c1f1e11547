package io.slipstream.jobs.trace;

import io.slipstream.jobs.trace.TableRows.Row;
import io.slipstream.jobs.wiring.Endpoints;
import io.slipstream.models.unit.Ids;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one order, or of one that was refused: event, features, score, decision, states,
 * fill, lots and profit. Tables say what holds; topics, where they are at hand and still keep it,
 * say how it came about.
 */
public final class OrderTrace {

    /** A signal is in its topic this long before its order is in the ledger, at the most. */
    private static final Duration BEFORE = Duration.ofHours(1);

    private final TableRows tables;
    private final @Nullable TopicScan topics;
    private final Page page = new Page();

    private OrderTrace(TableRows tables, @Nullable TopicScan topics) {
        this.tables = tables;
        this.topics = topics;
    }

    /**
     * @param id of an order, of its signal, or of a snipe that was refused
     * @return false, and nothing is printed, if no order, denial or snipe run has that id
     */
    public static boolean print(Endpoints endpoints, String id, PrintStream out)
            throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection(endpoints.jdbcUrl())) {
            String broker = endpoints.bootstrapServers();
            OrderTrace trace =
                    new OrderTrace(
                            new TableRows(connection),
                            broker.isEmpty() ? null : new TopicScan(broker));
            boolean found = trace.find(id);
            trace.page.print(out);
            return found;
        }
    }

    private boolean find(String id) throws SQLException, IOException {
        // Both follow from the signal's id, also where only the run of a refused snipe is left.
        String order = Ids.order(id);
        Optional<Row> placed = row("orders", id, order);
        Optional<Row> denied = placed.isPresent() ? placed : row("order_denials", id, order);
        if (denied.isPresent()) {
            all(denied.get(), placed.isPresent());
            return true;
        }
        Optional<Row> run = tables.first("SELECT * FROM snipe_runs WHERE run_id = ?", id);
        run.ifPresent(this::refusedSnipe);
        return run.isPresent();
    }

    private Optional<Row> row(String table, String id, String derived) throws SQLException {
        return tables.first(
                "SELECT *, extract(epoch FROM created_at) * 1000 AS created FROM "
                        + table
                        + " WHERE order_id IN (?, ?)",
                id,
                derived);
    }

    private void all(Row order, boolean placed) throws SQLException, IOException {
        String state = placed ? order.text("state") : "DENIED";
        page.title(
                "Order %s: user %s, %s of %s, %s"
                        .formatted(
                                order.text("order_id"),
                                order.text("user_id"),
                                order.text("side"),
                                order.text("mint"),
                                state));
        Instant begin =
                Instant.ofEpochMilli((long) Double.parseDouble(order.text("created")))
                        .minus(BEFORE);
        Topic since = new Topic(topics, begin);
        Causes causes = new Causes(tables, since, page);
        causes.cause(order);
        causes.score(order);
        causes.signal(order);
        decision(order, placed);
        Consequences consequences = new Consequences(tables, since, page);
        if (placed) {
            consequences.states(order);
            consequences.fill(order);
            consequences.lots(order);
        }
        consequences.told(order);
        if (topics == null) {
            page.heading(
                    "No broker is known: what only topics say is missing (--kafka HOST:PORT).");
        }
    }

    private void refusedSnipe(Row run) {
        page.title(
                "Snipe %s: user %s, %s, %s"
                        .formatted(
                                run.text("run_id"),
                                run.text("user_id"),
                                run.text("mint"),
                                run.text("decision")));
        page.heading("EVENT");
        page.line("pool", run.text("pool"));
        new Causes(tables, new Topic(null, Instant.EPOCH), page).snipeRun(run);
        page.heading("ORDER");
        page.line("none", "refused before there was one, for the reasons above");
    }

    private void decision(Row order, boolean placed) {
        page.heading("RISK DECISION");
        if (!placed) {
            page.line("denied", order.text("reason"));
            page.line("at", order.text("created_at"));
            return;
        }
        page.line("input", amount(order, "input_mint", "input_amount"));
        page.line("slippage", order.number("slippage_bps") / 100.0 + " % at most");
        if (order.number("reference_units") > 0) {
            page.line(
                    "reference",
                    Page.sol(order.number("reference_sol"))
                            + " for "
                            + order.text("reference_units")
                            + " units");
        }
        page.line("lands", "in slot " + order.text("land_slot"));
        page.line("in the ledger", order.text("created_at"));
    }

    private static String amount(Row order, String mint, String amount) {
        return order.text("side").equals("BUY")
                ? Page.sol(order.number(amount))
                : order.text(amount) + " units of " + order.text(mint);
    }
}
