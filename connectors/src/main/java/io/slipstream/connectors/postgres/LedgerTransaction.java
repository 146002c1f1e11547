package io.slipstream.connectors.postgres;

import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes a batch of decisions and advances, each of another order, in one transaction of a few
 * round trips.
 *
 * <p>An id must never stand both in {@code orders} and in {@code order_denials}. No index spans two
 * tables, and under READ COMMITTED two transactions could each look into the other table, see
 * nothing, and insert. So each transaction first takes an advisory lock on every id that it writes
 * and holds it until it ends; whoever comes second looks in a statement of its own, which begins
 * after the first has committed and therefore sees its row. Locks are taken in the order of their
 * hash, so that two batches never wait for each other. They also order the updates of one row.
 */
final class LedgerTransaction {
    private static final String LOCK =
            """
            SELECT pg_advisory_xact_lock(hash)
            FROM (SELECT DISTINCT hashtextextended(id, 0) AS hash
                  FROM unnest(?::text[]) AS id ORDER BY hash) AS ids""";

    private static final String INSERT_ORDERS =
            """
            INSERT INTO orders (%s)
            SELECT d.* FROM %s
            WHERE NOT EXISTS (SELECT FROM order_denials x WHERE x.order_id = d.order_id)
            ON CONFLICT (order_id) DO NOTHING
            RETURNING order_id"""
                    .formatted(OrderColumns.WHOLE.names(), OrderColumns.WHOLE.unnested());

    private static final String INSERT_DENIALS =
            """
            INSERT INTO order_denials (%s)
            SELECT d.* FROM %s
            WHERE NOT EXISTS (SELECT FROM orders x WHERE x.order_id = d.order_id)
            ON CONFLICT (order_id) DO NOTHING
            RETURNING order_id"""
                    .formatted(OrderColumns.DENIAL.names(), OrderColumns.DENIAL.unnested());

    private static final String ADVANCE =
            """
            UPDATE orders o
            SET state = d.state, reason = d.reason, output_amount = d.output_amount,
                fee_lamports = d.fee_lamports, fill_slot = d.fill_slot, filled_at = d.filled_at,
                attempt = d.attempt, version = d.version, updated_at = now()
            FROM %s
            WHERE o.order_id = d.order_id AND o.version < d.version
              AND o.state NOT IN ('FILLED', 'FAILED', 'EXPIRED')
            RETURNING o.order_id"""
                    .formatted(OrderColumns.PROGRESS.unnested());

    private static final String STANDING_ORDERS =
            "SELECT %s FROM orders WHERE order_id = ANY (?)".formatted(OrderColumns.WHOLE.names());

    private static final String STANDING_DENIALS =
            "SELECT order_id, reason FROM order_denials WHERE order_id = ANY (?)";

    private final Connection connection;

    /**
     * @param connection with autocommit off
     */
    LedgerTransaction(Connection connection) {
        this.connection = connection;
    }

    /**
     * Writes and commits.
     *
     * @param decisions orders and denials to be stored unless their id is taken
     * @param advances orders to be moved forward unless they are further on
     * @return for each id what the ledger holds now; an id to be advanced that it does not hold is
     *     missing
     */
    Map<String, Order> write(Collection<Order> decisions, Collection<Order> advances)
            throws SQLException {
        Map<String, Order> asked = new HashMap<>();
        decisions.forEach(order -> asked.put(order.id(), order));
        advances.forEach(order -> asked.put(order.id(), order));
        lock(asked.keySet());

        Map<Boolean, List<Order>> denied =
                decisions.stream()
                        .collect(
                                Collectors.partitioningBy(
                                        order -> order.state() == OrderState.DENIED));
        List<String> written = new ArrayList<>();
        written.addAll(
                write(INSERT_ORDERS, OrderColumns.WHOLE, denied.getOrDefault(false, List.of())));
        written.addAll(
                write(INSERT_DENIALS, OrderColumns.DENIAL, denied.getOrDefault(true, List.of())));
        written.addAll(write(ADVANCE, OrderColumns.PROGRESS, advances));

        Map<String, Order> standing = new HashMap<>();
        written.forEach(id -> standing.put(id, asked.get(id)));
        asked.keySet().removeAll(written);
        if (!asked.isEmpty()) {
            standing.putAll(earlier(asked));
        }
        connection.commit();
        return standing;
    }

    private void lock(Collection<String> ids) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            lock.setArray(1, connection.createArrayOf("text", ids.toArray()));
            lock.execute();
        }
    }

    private List<String> write(String sql, OrderColumns columns, Collection<Order> orders)
            throws SQLException {
        List<String> written = new ArrayList<>();
        if (orders.isEmpty()) {
            return written;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            columns.set(statement, orders);
            try (ResultSet ids = statement.executeQuery()) {
                while (ids.next()) {
                    written.add(ids.getString(1));
                }
            }
        }
        return written;
    }

    /** What stood there before: the order as it is, or the denial of the same signal. */
    private Map<String, Order> earlier(Map<String, Order> asked) throws SQLException {
        Map<String, Order> earlier = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(STANDING_ORDERS)) {
            statement.setArray(1, connection.createArrayOf("text", asked.keySet().toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Order order = OrderColumns.read(rows);
                    earlier.put(order.id(), order);
                }
            }
        }
        if (earlier.size() == asked.size()) {
            return earlier;
        }
        try (PreparedStatement statement = connection.prepareStatement(STANDING_DENIALS)) {
            statement.setArray(1, connection.createArrayOf("text", asked.keySet().toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    // A denial keeps few of its terms; those of the same id say the same.
                    String id = rows.getString(1);
                    Order same = asked.get(id);
                    if (same != null) {
                        earlier.put(id, Order.denied(same.terms(), rows.getString(2)));
                    }
                }
            }
        }
        return earlier;
    }
}
