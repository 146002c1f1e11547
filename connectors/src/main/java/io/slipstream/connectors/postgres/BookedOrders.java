package io.slipstream.connectors.postgres;

import io.slipstream.models.trade.UserRiskState;
import io.slipstream.models.user.SettingsChange;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.function.Consumer;

/** What the risk gate has booked, as the tables tell it. */
final class BookedOrders {
    private static final int ROWS_AT_ONCE = 1_000;

    private static final String FINAL_ORDERS =
            """
            SELECT %s FROM orders
            WHERE booked_at IS %s AND state IN ('FILLED', 'FAILED', 'EXPIRED')
            ORDER BY CASE WHEN fill_slot > 0 THEN fill_slot ELSE land_slot END, side, source_slot,
                source_position, order_id""";

    /** Nobody sells before his buy has filled: by the slot of the fill, buys first. */
    private static final String ORDERS =
            FINAL_ORDERS.formatted(OrderColumns.WHOLE.names(), "NOT NULL");

    /** The same of those that it has not booked, or not for good. */
    static final String UNBOOKED = FINAL_ORDERS.formatted(OrderColumns.WHOLE.names(), "NULL");

    private static final String STANDINGS =
            """
            SELECT user_id, day::text AS day, realized_pnl_lamports, snipe_used_lamports, breaker,
                since
            FROM user_risk_state ORDER BY user_id""";

    private BookedOrders() {}

    /** All booked orders, then how each user's day stands, all of one moment. */
    static void read(String jdbcUrl, Consumer<SettingsChange> reader) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl)) {
            // A cursor, instead of everything in memory, is had in a transaction only.
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try (Statement statement = connection.createStatement()) {
                statement.setFetchSize(ROWS_AT_ONCE);
                try (ResultSet rows = statement.executeQuery(ORDERS)) {
                    while (rows.next()) {
                        reader.accept(SettingsChange.booked(OrderColumns.read(rows)));
                    }
                }
                try (ResultSet rows = statement.executeQuery(STANDINGS)) {
                    while (rows.next()) {
                        reader.accept(SettingsChange.of(standing(rows)));
                    }
                }
            }
        }
    }

    private static UserRiskState standing(ResultSet row) throws SQLException {
        Timestamp since = row.getTimestamp("since");
        return new UserRiskState(
                row.getLong("user_id"),
                row.getString("day"),
                row.getLong("realized_pnl_lamports"),
                row.getLong("snipe_used_lamports"),
                row.getString("breaker"),
                since == null ? 0 : since.getTime());
    }
}
