package io.slipstream.connectors.withdrawal;

import io.slipstream.models.trade.SignedTransaction;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Table {@code withdrawals}, as far as whoever sends them needs it. */
final class WithdrawalTable {
    static final String SELECT =
            "SELECT withdrawal_id, user_id, address, lamports, state, reason, signature, signed_transaction,"
                    + " last_valid_block_height, signed_slot FROM withdrawals";

    /** Users, addresses and the delay are looked at again, in the statement that stores. */
    private static final String MAY_BE_SIGNED =
            " state = 'CONFIRMED' AND due_at <= now()"
                    + " AND EXISTS (SELECT FROM users u WHERE u.user_id = withdrawals.user_id AND u.status = 'ACTIVE')"
                    + " AND EXISTS (SELECT FROM withdrawal_addresses a WHERE a.user_id = withdrawals.user_id"
                    + " AND a.address = withdrawals.address AND a.usable_at <= now())";

    private static final String STORE =
            "UPDATE withdrawals SET state = 'SIGNED', signature = ?, signed_transaction = ?,"
                    + " last_valid_block_height = ?, signed_slot = ?, updated_at = now()"
                    + " WHERE withdrawal_id = ? AND";

    private static final String PROMISED =
            "SELECT coalesce(sum(input_amount + ?), 0) FROM orders"
                    + " WHERE user_id = ? AND side = 'BUY' AND booked_at IS NULL"
                    + " AND state IN ('NEW', 'SIGNED', 'SENT', 'UNKNOWN')";

    private final String jdbcUrl;

    WithdrawalTable(String jdbcUrl) {
        this.jdbcUrl = jdbcUrl;
    }

    /** Confirmed, and their time has come; the longest waiting first. */
    List<Withdrawal> due() throws SQLException {
        return rows(SELECT + " WHERE" + MAY_BE_SIGNED + " ORDER BY due_at LIMIT 100");
    }

    /** Those whose transaction may land. */
    List<Withdrawal> signed() throws SQLException {
        return rows(SELECT + " WHERE state = 'SIGNED' ORDER BY updated_at LIMIT 256");
    }

    /**
     * Stores the one transaction, unless the withdrawal has gone another way meanwhile.
     *
     * @return whether it may be sent
     */
    boolean store(String id, SignedTransaction signed) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                PreparedStatement update = connection.prepareStatement(STORE + MAY_BE_SIGNED)) {
            return store(update, id, signed);
        }
    }

    private static boolean store(PreparedStatement update, String id, SignedTransaction signed)
            throws SQLException {
        update.setString(1, signed.signature());
        update.setBytes(2, signed.bytes());
        update.setLong(3, signed.lastValidBlockHeight());
        update.setLong(4, signed.slot());
        update.setString(5, id);
        return update.executeUpdate() == 1;
    }

    /**
     * Stores the transaction of one that is known to have landed, whatever state it was left in.
     *
     * @return false if there is none of this id, or it has a transaction or an end
     */
    boolean storeLanded(String id, SignedTransaction signed) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                PreparedStatement update =
                        connection.prepareStatement(
                                STORE + " state IN ('REQUESTED', 'CONFIRMED')")) {
            return store(update, id, signed);
        }
    }

    /** Ends it, if it still stands as it was read. */
    void end(Withdrawal was, Withdrawal.State state, String reason, long feeLamports)
            throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                PreparedStatement update =
                        connection.prepareStatement(
                                "UPDATE withdrawals SET state = ?, reason = nullif(?, ''), fee_lamports = ?,"
                                        + " updated_at = now() WHERE withdrawal_id = ? AND state = ?")) {
            update.setString(1, state.name());
            update.setString(2, reason);
            update.setLong(3, feeLamports);
            update.setString(4, was.id());
            update.setString(5, was.state().name());
            update.executeUpdate();
        }
    }

    /** Lamports that the user's buys on their way may still take. */
    long promised(long userId, long mostFeeLamports) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                PreparedStatement query = connection.prepareStatement(PROMISED)) {
            query.setLong(1, mostFeeLamports);
            query.setLong(2, userId);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getBigDecimal(1).longValueExact();
            }
        }
    }

    private List<Withdrawal> rows(String sql) throws SQLException {
        List<Withdrawal> found = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                PreparedStatement query = connection.prepareStatement(sql);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                found.add(read(rows));
            }
        }
        return found;
    }

    static Withdrawal read(ResultSet row) throws SQLException {
        byte[] bytes = row.getBytes("signed_transaction");
        return new Withdrawal(
                row.getString("withdrawal_id"),
                row.getLong("user_id"),
                row.getString("address"),
                row.getLong("lamports"),
                Withdrawal.State.valueOf(row.getString("state")),
                row.getString("reason"),
                bytes == null
                        ? null
                        : new SignedTransaction(
                                row.getString("signature"),
                                bytes,
                                row.getLong("last_valid_block_height"),
                                row.getLong("signed_slot")));
    }
}
