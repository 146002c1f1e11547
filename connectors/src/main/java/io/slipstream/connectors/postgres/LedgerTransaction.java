package io.slipstream.connectors.postgres;

import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderState;
import io.slipstream.models.trade.StoredOrder;
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
import java.util.stream.Stream;

/**
 * Writes a batch of decisions, signatures and advances, each of another order, in one transaction
 * of a few round trips.
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

    /** The compare-and-set that lets one transaction of an attempt exist. */
    private static final String SIGN =
            """
            UPDATE orders o
            SET state = 'SIGNED', reason = NULL, version = d.version, signature = d.signature,
                signed_transaction = d.signed_transaction, signed_slot = d.signed_slot,
                last_valid_block_height = d.last_valid_block_height, updated_at = now()
            FROM %s
            WHERE o.order_id = d.order_id AND o.state = 'NEW' AND o.attempt = d.attempt
              AND o.version = d.version - 1
            RETURNING o.order_id"""
                    .formatted(OrderColumns.SIGNING.unnested());

    /**
     * Within an attempt a state only gives way to a later one; only a new attempt begins anew, and
     * where the order has been withdrawn it is the end. What was written otherwise than asked has
     * no id among the results.
     */
    private static final String ADVANCE =
            """
            UPDATE orders o
            SET state = CASE WHEN d.state = 'NEW' AND o.withdrawn IS NOT NULL
                             THEN 'EXPIRED' ELSE d.state END,
                reason = CASE WHEN d.state = 'NEW' AND o.withdrawn IS NOT NULL
                              THEN o.withdrawn ELSE d.reason END,
                output_amount = d.output_amount,
                fee_lamports = d.fee_lamports, fill_slot = d.fill_slot, filled_at = d.filled_at,
                attempt = d.attempt, version = d.version, updated_at = now(),
                signature = CASE WHEN d.attempt = o.attempt THEN o.signature END,
                signed_transaction =
                    CASE WHEN d.attempt = o.attempt THEN o.signed_transaction END,
                signed_slot = CASE WHEN d.attempt = o.attempt THEN o.signed_slot END,
                last_valid_block_height =
                    CASE WHEN d.attempt = o.attempt THEN o.last_valid_block_height END
            FROM %s
            WHERE o.order_id = d.order_id AND o.version < d.version
              AND o.state NOT IN ('FILLED', 'FAILED', 'EXPIRED')
              AND CASE WHEN d.attempt = o.attempt THEN %s <= %s
                       ELSE d.attempt = o.attempt + 1 AND d.state = 'NEW' END
            RETURNING CASE WHEN o.state = d.state THEN o.order_id END"""
                    .formatted(OrderColumns.PROGRESS.unnested(), rank("o"), rank("d"));

    /** The other side of SIGN: whichever comes first. */
    private static final String WITHDRAW =
            """
            UPDATE orders
            SET withdrawn = ?, reason = CASE WHEN state = 'NEW' THEN ? ELSE reason END,
                version = CASE WHEN state = 'NEW' THEN version + 1 ELSE version END,
                updated_at = CASE WHEN state = 'NEW' THEN now() ELSE updated_at END,
                state = CASE WHEN state = 'NEW' THEN 'EXPIRED' ELSE state END
            WHERE order_id = ? AND state NOT IN ('FILLED', 'FAILED', 'EXPIRED')""";

    private static final String BOOK =
            """
            UPDATE orders SET booked_at = now()
            WHERE order_id = ANY (?) AND booked_at IS NULL
              AND state IN ('FILLED', 'FAILED', 'EXPIRED')""";

    private static final String STANDING_ORDERS =
            "SELECT %s FROM orders WHERE order_id = ANY (?)".formatted(OrderColumns.STORED);

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
     * @param steps what is asked, each id once
     * @return for each id what the ledger holds now; an id that is no decision and that it does not
     *     hold is missing
     */
    Map<String, StoredOrder> write(Map<LedgerStep, List<StoredOrder>> steps) throws SQLException {
        Map<String, StoredOrder> asked = new HashMap<>();
        steps.values().forEach(some -> some.forEach(one -> asked.put(one.order().id(), one)));
        lock(asked.keySet());

        List<StoredOrder> booked = steps.getOrDefault(LedgerStep.BOOK, List.of());
        Map<Boolean, List<StoredOrder>> denied =
                steps.getOrDefault(LedgerStep.STORE, List.of()).stream()
                        .collect(
                                Collectors.partitioningBy(
                                        one -> one.order().state() == OrderState.DENIED));
        List<String> written = new ArrayList<>();
        written.addAll(
                write(INSERT_ORDERS, OrderColumns.WHOLE, denied.getOrDefault(false, List.of())));
        written.addAll(
                write(INSERT_DENIALS, OrderColumns.DENIAL, denied.getOrDefault(true, List.of())));
        written.addAll(
                write(SIGN, OrderColumns.SIGNING, steps.getOrDefault(LedgerStep.SIGN, List.of())));
        written.addAll(
                write(
                        ADVANCE,
                        OrderColumns.PROGRESS,
                        Stream.concat(
                                        steps.getOrDefault(LedgerStep.ADVANCE, List.of()).stream(),
                                        booked.stream())
                                .toList()));
        book(booked);
        withdraw(steps.getOrDefault(LedgerStep.WITHDRAW, List.of()));

        Map<String, StoredOrder> standing = new HashMap<>();
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

    private List<String> write(String sql, OrderColumns columns, Collection<StoredOrder> orders)
            throws SQLException {
        List<String> written = new ArrayList<>();
        if (orders.isEmpty()) {
            return written;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            columns.set(statement, orders);
            try (ResultSet ids = statement.executeQuery()) {
                while (ids.next()) {
                    String id = ids.getString(1);
                    if (id != null) {
                        written.add(id);
                    }
                }
            }
        }
        return written;
    }

    private void book(List<StoredOrder> booked) throws SQLException {
        if (booked.isEmpty()) {
            return;
        }
        Object[] ids = booked.stream().map(one -> one.order().id()).toArray();
        try (PreparedStatement statement = connection.prepareStatement(BOOK)) {
            statement.setArray(1, connection.createArrayOf("text", ids));
            statement.executeUpdate();
        }
    }

    /** Rare, hence one by one. */
    private void withdraw(List<StoredOrder> withdrawals) throws SQLException {
        for (StoredOrder each : withdrawals) {
            try (PreparedStatement statement = connection.prepareStatement(WITHDRAW)) {
                String reason = each.order().reason();
                statement.setString(1, reason);
                statement.setString(2, reason);
                statement.setString(3, each.order().id());
                statement.executeUpdate();
            }
        }
    }

    /** What stood there before: the order as it is, or the denial of the same signal. */
    private Map<String, StoredOrder> earlier(Map<String, StoredOrder> asked) throws SQLException {
        Map<String, StoredOrder> earlier = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(STANDING_ORDERS)) {
            statement.setArray(1, connection.createArrayOf("text", asked.keySet().toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    StoredOrder order = OrderColumns.readStored(rows);
                    earlier.put(order.order().id(), order);
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
                    StoredOrder same = asked.get(id);
                    if (same != null) {
                        earlier.put(
                                id,
                                StoredOrder.of(
                                        Order.denied(same.order().terms(), rows.getString(2)),
                                        null));
                    }
                }
            }
        }
        return earlier;
    }

    private static String rank(String row) {
        return "array_position(ARRAY['NEW', 'SIGNED', 'SENT', 'UNKNOWN', 'FILLED', 'FAILED',"
                + " 'EXPIRED'], "
                + row
                + ".state)";
    }
}
