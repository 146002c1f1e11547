package io.slipstream.jobs.local;

import io.slipstream.jobs.metrics.RunMetrics;
import io.slipstream.models.trade.OrderState;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Holds what the operators counted against what the tables say.
 *
 * <p>A data directory that was empty before the run must agree figure by figure. In one that was
 * used before, the tables also hold earlier runs (or the very same orders, which are not stored
 * twice), so there the tables are held against each other, and no count may be below what this run
 * made.
 */
final class Reconciliation {

    private Reconciliation() {}

    /** What the tables hold. */
    record Tables(
            Map<String, Long> orders,
            Map<String, Long> denials,
            long trades,
            long realizedPnlLamports,
            long outcomes,
            long outcomeIds,
            long filledWithoutTrade) {

        boolean isEmpty() {
            return outcomes == 0;
        }

        long openOrders() {
            return open(orders).getOrDefault("SENT", 0L);
        }
    }

    static Tables read(String jdbcUrl) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement()) {
            return new Tables(
                    counts(statement, "SELECT state, count(*) FROM orders GROUP BY state"),
                    counts(statement, "SELECT reason, count(*) FROM order_denials GROUP BY reason"),
                    number(statement, "SELECT count(*) FROM trades"),
                    number(statement, "SELECT coalesce(sum(realized_pnl_lamports), 0) FROM trades"),
                    number(statement, "SELECT count(*) FROM order_outcomes"),
                    number(statement, "SELECT count(DISTINCT order_id) FROM order_outcomes"),
                    number(
                            statement,
                            "SELECT count(*) FROM orders o LEFT JOIN trades t USING (order_id)"
                                    + " WHERE (o.state = 'FILLED') <> (t.order_id IS NOT NULL)"));
        }
    }

    /** Every difference as a sentence; empty if all agree. */
    static List<String> differences(Tables before, Tables after, Tally tally) {
        List<String> found = new ArrayList<>();
        same(found, "outcomes by id", after.outcomes(), after.outcomeIds());
        same(
                found,
                "filled orders without a trade, or trades without one",
                0L,
                after.filledWithoutTrade());
        if (before.isEmpty()) {
            same(found, "orders by state", tally.orders(), open(after.orders()));
            same(found, "denials by reason", new TreeMap<>(tally.denials()), after.denials());
            same(found, "trades", tally.trades(), after.trades());
            same(
                    found,
                    "realised profit and loss",
                    tally.realizedPnlLamports(),
                    after.realizedPnlLamports());
            // A sell that met a copy in flight has its outcome once that copy has one.
            long signals =
                    tally.signals().values().stream().mapToLong(Long::longValue).sum()
                            - RunMetrics.sum("risk-gate", "sellsKept");
            same(found, "outcomes of signals", signals, after.outcomes());
        } else if (after.outcomes() < before.outcomes()) {
            found.add(
                    "outcomes: expected at least "
                            + before.outcomes()
                            + ", was "
                            + after.outcomes());
        }
        return found;
    }

    /** The operators know open orders as sent; the ledger tells more. */
    private static Map<String, Long> open(Map<String, Long> orders) {
        Map<String, Long> merged = new TreeMap<>();
        orders.forEach(
                (state, count) ->
                        merged.merge(
                                OrderState.valueOf(state).isFinal() ? state : "SENT",
                                count,
                                Long::sum));
        return merged;
    }

    private static void same(List<String> found, String what, Object counted, Object stored) {
        Object expected = counted instanceof Map<?, ?> map ? new TreeMap<>(map) : counted;
        if (!expected.equals(stored)) {
            found.add(what + ": operators counted " + expected + ", the tables hold " + stored);
        }
    }

    private static Map<String, Long> counts(Statement statement, String sql) throws SQLException {
        Map<String, Long> counts = new TreeMap<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getLong(2));
            }
        }
        return counts;
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
