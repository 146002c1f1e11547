package io.slipstream.jobs.acceptance;

import io.slipstream.connectors.postgres.EmbeddedDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a run has left in the database, as text by table and key, without the columns that tell the
 * wall clock or how often something was tried.
 */
record Tables(Map<String, SortedMap<String, String>> rows) {

    private static final int SHOWN = 10;

    private static final Map<String, String> COLUMNS = new LinkedHashMap<>();

    static {
        COLUMNS.put(
                "orders",
                "order_id, user_id, signal_id, context, trigger, source, source_signature, source_slot,"
                        + " source_position, block_time, side, mint, input_mint, output_mint,"
                        + " input_amount, output_amount, fee_lamports, slippage_bps,"
                        + " reference_sol, reference_units, land_slot, fill_slot, filled_at,"
                        + " state, reason");
        COLUMNS.put(
                "order_denials",
                "order_id, user_id, signal_id, context, side, mint, reason, source, source_slot");
        COLUMNS.put(
                "trades",
                "order_id, user_id, signal_id, venue, mint, side, sol_lamports, token_units,"
                        + " fee_lamports, realized_pnl_lamports, slot, "
                        + millis("executed_at"));
        COLUMNS.put(
                "lots",
                "lot_id, user_id, mint, source_kind, source, token_units, cost_lamports,"
                        + " opened_order_id, "
                        + millis("opened_at")
                        + ", sequence");
        COLUMNS.put(
                "user_risk_state",
                "user_id, day, realized_pnl_lamports, snipe_used_lamports, breaker, "
                        + millis("since"));
        COLUMNS.put(
                "snipe_runs",
                "run_id, user_id, mint, pool, model_version, decision, reasons, order_id");
    }

    private static String millis(String timestamp) {
        return "(extract(epoch FROM " + timestamp + ") * 1000)::bigint";
    }

    /** Of a data directory that no run holds. */
    static Tables of(Path dataDir) throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(dataDir.resolve("postgres"), 0)) {
            return read(database.jdbcUrl());
        }
    }

    static Tables read(String jdbcUrl) throws SQLException {
        Map<String, SortedMap<String, String>> rows = new LinkedHashMap<>();
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement()) {
            for (Map.Entry<String, String> table : COLUMNS.entrySet()) {
                String sql = "SELECT " + table.getValue() + " FROM " + table.getKey();
                rows.put(table.getKey(), read(statement, sql));
            }
        }
        return new Tables(rows);
    }

    private static SortedMap<String, String> read(Statement statement, String sql)
            throws SQLException {
        SortedMap<String, String> found = new TreeMap<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<String> values = new ArrayList<>();
                for (int column = 2; column <= columns; column++) {
                    values.add(rows.getString(column));
                }
                found.put(
                        rows.getString(1),
                        String.join(" | ", values.stream().map(String::valueOf).toList()));
            }
        }
        return found;
    }

    /** One row as it stands here; the values come in the order of the columns. */
    static String row(Object... values) {
        List<String> texts = new ArrayList<>();
        for (Object value : values) {
            texts.add(String.valueOf(value));
        }
        return String.join(" | ", texts);
    }

    SortedMap<String, String> of(String table) {
        return rows.get(table);
    }

    /**
     * Ids of the signals of leaders and pools that ended in an order or a denial; exits follow
     * fills, which with topics between the jobs are not the same each time.
     */
    Set<String> signals() {
        // A row begins with user, signal id and context.
        return Stream.of(of("orders"), of("order_denials"))
                .flatMap(table -> table.values().stream())
                .map(row -> row.split(" \\| "))
                .filter(row -> !row[2].equals("exit"))
                .map(row -> row[1])
                .collect(Collectors.toSet());
    }

    /** How many of the orders are in a state such as FILLED, for whatever reason. */
    long orders(String state) {
        return of("orders").values().stream()
                .filter(row -> row.contains(" | " + state + " | "))
                .count();
    }

    /** The first differences in the tables that both have; empty if there is none. */
    List<String> differences(Tables other) {
        List<String> found = new ArrayList<>();
        rows.forEach(
                (table, here) -> {
                    SortedMap<String, String> there = other.rows.get(table);
                    if (there != null) {
                        differ(table, here, there, found);
                    }
                });
        return found;
    }

    private static void differ(
            String table,
            SortedMap<String, String> here,
            SortedMap<String, String> there,
            List<String> found) {
        SortedSet<String> keys = new TreeSet<>(here.keySet());
        keys.addAll(there.keySet());
        List<String> different =
                keys.stream()
                        .filter(key -> !Objects.equals(here.get(key), there.get(key)))
                        .toList();
        if (!different.isEmpty()) {
            found.add(table + ": " + different.size() + " of " + keys.size() + " rows differ");
        }
        for (String key : different.subList(0, Math.min(SHOWN, different.size()))) {
            found.add(
                    table
                            + " "
                            + key
                            + "\n  here  "
                            + here.get(key)
                            + "\n  there "
                            + there.get(key));
        }
    }
}
