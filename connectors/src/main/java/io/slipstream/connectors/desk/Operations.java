package io.slipstream.connectors.desk;

import io.slipstream.models.chat.ModelLine;
import io.slipstream.models.chat.SystemFigures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What operators see and switch. */
final class Operations {
    private static final String FIGURES =
            """
            SELECT coalesce((SELECT trading_state FROM system_state WHERE id = 1), 'unknown') AS state,
                   (SELECT count(*) FROM users WHERE status = 'ACTIVE') AS users,
                   (SELECT count(*) FROM copy_relations WHERE copy_enabled) AS relations,
                   (SELECT count(*) FROM trades WHERE executed_at > now() - interval '1 day') AS trades,
                   (SELECT count(*) FROM user_risk_state WHERE breaker IS NOT NULL) AS breakers""";

    private static final String ORDERS =
            """
            SELECT state AS kind, count(*) AS number FROM orders
            WHERE created_at > now() - interval '1 day' GROUP BY state ORDER BY number DESC""";

    private static final String DENIALS =
            """
            SELECT reason AS kind, count(*) AS number FROM order_denials
            WHERE created_at > now() - interval '1 day' GROUP BY reason ORDER BY number DESC""";

    private final Database database;

    Operations(Database database) {
        this.database = database;
    }

    SystemFigures figures() {
        Map<String, Long> orders = counts(ORDERS);
        Map<String, Long> denials = counts(DENIALS);
        return database.one(
                row ->
                        new SystemFigures(
                                row.getString("state"),
                                row.getLong("users"),
                                row.getLong("relations"),
                                orders,
                                denials,
                                row.getLong("trades"),
                                row.getLong("breakers")),
                FIGURES);
    }

    private Map<String, Long> counts(String sql) {
        Map<String, Long> counts = new LinkedHashMap<>();
        database.all(row -> counts.put(row.getString("kind"), row.getLong("number")), sql);
        return counts;
    }

    List<ModelLine> models() {
        return database.all(
                row ->
                        new ModelLine(
                                row.getString("version"),
                                row.getString("status"),
                                Database.millis(row, "created_at")),
                "SELECT * FROM model_versions ORDER BY created_at DESC LIMIT 20");
    }

    void systemState(String state) {
        database.update("UPDATE system_state SET trading_state = ? WHERE id = 1", state);
    }
}
