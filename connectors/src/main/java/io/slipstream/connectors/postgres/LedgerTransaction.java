package io.slipstream.connectors.postgres;

import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderState;
import io.slipstream.models.trade.StoredOrder;
import java.sql.Array;
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
 * that is sent whole, its COMMIT with it: a writer waits for the server once.
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
            UPDATE orders o
            SET withdrawn = d.reason,
                reason = CASE WHEN o.state = 'NEW' THEN d.reason ELSE o.reason END,
                version = CASE WHEN o.state = 'NEW' THEN o.version + 1 ELSE o.version END,
                updated_at = CASE WHEN o.state = 'NEW' THEN now() ELSE o.updated_at END,
                state = CASE WHEN o.state = 'NEW' THEN 'EXPIRED' ELSE o.state END
            FROM unnest(?::text[], ?::text[]) AS d (order_id, reason)
            WHERE o.order_id = d.order_id AND o.state NOT IN ('FILLED', 'FAILED', 'EXPIRED')""";

    private static final String BOOK =
            """
            UPDATE orders SET booked_at = now()
            WHERE order_id = ANY (?) AND booked_at IS NULL
              AND state IN ('FILLED', 'FAILED', 'EXPIRED')""";

    /**
     * After an error the server passes over what follows, so this is reached only if all went well.
     */
    private static final String COMMIT = "COMMIT";

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

        Map<String, StoredOrder> standing = new HashMap<>();
        for (String id : send(statements(asked.keySet(), steps))) {
            standing.put(id, asked.remove(id));
        }
        if (!asked.isEmpty()) {
            standing.putAll(earlier(asked));
            connection.commit();
        }
        return standing;
    }

    /** One statement and its parameters, each an array. */
    private record Statement(String sql, List<Array> parameters, boolean returnsIds) {}

    private List<Statement> statements(
            Collection<String> ids, Map<LedgerStep, List<StoredOrder>> steps) throws SQLException {
        Map<Boolean, List<StoredOrder>> denied =
                steps.getOrDefault(LedgerStep.STORE, List.of()).stream()
                        .collect(
                                Collectors.partitioningBy(
                                        one -> one.order().state() == OrderState.DENIED));
        List<StoredOrder> booked = steps.getOrDefault(LedgerStep.BOOK, List.of());
        List<StoredOrder> advanced =
                Stream.concat(
                                steps.getOrDefault(LedgerStep.ADVANCE, List.of()).stream(),
                                booked.stream())
                        .toList();
        List<Statement> statements = new ArrayList<>();
        statements.add(new Statement(LOCK, List.of(texts(ids)), false));
        add(statements, INSERT_ORDERS, OrderColumns.WHOLE, denied.getOrDefault(false, List.of()));
        add(statements, INSERT_DENIALS, OrderColumns.DENIAL, denied.getOrDefault(true, List.of()));
        add(statements, SIGN, OrderColumns.SIGNING, steps.getOrDefault(LedgerStep.SIGN, List.of()));
        add(statements, ADVANCE, OrderColumns.PROGRESS, advanced);
        if (!booked.isEmpty()) {
            statements.add(new Statement(BOOK, List.of(texts(ids(booked))), false));
        }
        List<StoredOrder> withdrawn = steps.getOrDefault(LedgerStep.WITHDRAW, List.of());
        if (!withdrawn.isEmpty()) {
            List<String> whys =
                    withdrawn.stream().map(one -> String.valueOf(one.order().reason())).toList();
            statements.add(
                    new Statement(WITHDRAW, List.of(texts(ids(withdrawn)), texts(whys)), false));
        }
        statements.add(new Statement(COMMIT, List.of(), false));
        return statements;
    }

    private void add(
            List<Statement> statements, String sql, OrderColumns columns, List<StoredOrder> orders)
            throws SQLException {
        if (!orders.isEmpty()) {
            statements.add(new Statement(sql, columns.arrays(connection, orders), true));
        }
    }

    /**
     * Sends all of them before the first answer is read; the texts are few, so each is prepared
     * once.
     *
     * @return the ids that they returned
     */
    private List<String> send(List<Statement> statements) throws SQLException {
        String sql = statements.stream().map(Statement::sql).collect(Collectors.joining(";\n"));
        List<String> written = new ArrayList<>();
        try (PreparedStatement all = connection.prepareStatement(sql)) {
            int next = 1;
            for (Statement statement : statements) {
                for (Array parameter : statement.parameters()) {
                    all.setArray(next++, parameter);
                }
            }
            all.execute();
            for (Statement statement : statements) {
                if (statement.returnsIds()) {
                    read(all.getResultSet(), written);
                }
                all.getMoreResults();
            }
        }
        return written;
    }

    private static void read(ResultSet ids, List<String> into) throws SQLException {
        while (ids.next()) {
            String id = ids.getString(1);
            if (id != null) {
                into.add(id);
            }
        }
    }

    private static List<String> ids(List<StoredOrder> orders) {
        return orders.stream().map(one -> one.order().id()).toList();
    }

    private Array texts(Collection<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray(new String[0]));
    }

    /** What stood there before: the order as it is, or the denial of the same signal. */
    private Map<String, StoredOrder> earlier(Map<String, StoredOrder> asked) throws SQLException {
        Map<String, StoredOrder> earlier = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(STANDING_ORDERS)) {
            statement.setArray(1, texts(asked.keySet()));
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
            statement.setArray(1, texts(asked.keySet()));
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
