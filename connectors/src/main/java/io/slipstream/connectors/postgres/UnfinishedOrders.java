package io.slipstream.connectors.postgres;

import io.slipstream.models.trade.Order;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Orders in the ledger that have not reached a final state. */
public final class UnfinishedOrders {
    private static final String QUERY =
            """
            SELECT %s FROM orders
            WHERE booked_at IS NULL AND state IN ('NEW', 'SIGNED', 'SENT', 'UNKNOWN')
              AND updated_at <= now() - ? * interval '1 millisecond'
            ORDER BY source_slot, source_position, order_id"""
                    .formatted(OrderColumns.WHOLE.names());

    private UnfinishedOrders() {}

    /** Those whose last change lies at least this long back, in chain order of their cause. */
    public static List<Order> untouchedFor(String jdbcUrl, Duration age) throws SQLException {
        List<Order> orders = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                PreparedStatement query = connection.prepareStatement(QUERY)) {
            query.setLong(1, age.toMillis());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    orders.add(OrderColumns.read(rows));
                }
            }
        }
        return orders;
    }
}
