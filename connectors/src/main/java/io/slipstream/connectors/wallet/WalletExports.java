package io.slipstream.connectors.wallet;

import io.slipstream.models.port.KeyExports;
import io.slipstream.models.port.SigningException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Table {@code wallet_exports} for whoever sends the keys. Every change is a compare-and-set on the
 * state; taking a key asks all conditions again, by the database's clock. A key is decrypted before
 * it is taken, so that one which cannot be read stays where it is.
 */
final class WalletExports implements KeyExports {
    private static final Logger LOG = LoggerFactory.getLogger(WalletExports.class);

    private static final String MAY_BE_SENT =
            """
             FROM wallet_exports e JOIN users u USING (user_id) JOIN user_wallets w USING (user_id)
            WHERE e.export_id = ? AND e.chat_id = ? AND e.state = 'REQUESTED' AND e.reason IS NULL
              AND e.due_at <= now() AND e.due_at > now() - interval '"""
                    + ExportSteps.PATIENCE
                    + """
            '
              AND u.status = 'ACTIVE' AND u.telegram_chat_id = e.chat_id AND w.public_key = e.public_key""";

    private static final String TAKE =
            "UPDATE wallet_exports SET state = 'SENT', sent_at = now(), updated_at = now() WHERE state = 'REQUESTED'"
                    + " AND export_id = (SELECT e.export_id"
                    + MAY_BE_SENT
                    + ")";

    private final String jdbcUrl;
    private final WalletTable wallets;
    private final @Nullable MasterKeys keys;

    /**
     * @param keys null: no key can be read here
     */
    WalletExports(String jdbcUrl, WalletTable wallets, @Nullable MasterKeys keys) {
        this.jdbcUrl = jdbcUrl;
        this.wallets = wallets;
        this.keys = keys;
    }

    @Override
    public byte @Nullable [] take(String exportId, long chatId) {
        try {
            long userId = number("SELECT e.user_id" + MAY_BE_SENT, exportId, chatId);
            if (userId == 0) {
                return null;
            }
            byte[] key = key(userId);
            if (update(TAKE, exportId, chatId) == 1) {
                return key;
            }
            Arrays.fill(key, (byte) 0);
            return null;
        } catch (SigningException e) {
            LOG.warn("export={} {}", exportId, e.getMessage());
            refuse(exportId, e.reason().name());
            return null;
        } catch (SQLException e) {
            throw unanswered(e);
        }
    }

    private byte[] key(long userId) throws SQLException {
        WalletRow row = wallets.find(userId);
        if (keys == null || row == null) {
            throw new SigningException(
                    keys == null
                            ? SigningException.Reason.UNKNOWN_KEY_VERSION
                            : SigningException.Reason.NO_WALLET,
                    userId,
                    "expected a wallet and a master key that opens it, was none");
        }
        try (WalletSecret secret = WalletSecret.unlock(row, keys)) {
            return secret.text();
        }
    }

    @Override
    public void sent(String exportId, long messageId) {
        change(
                "UPDATE wallet_exports SET message_id = ?, sent_at = now(), updated_at = now()"
                        + " WHERE export_id = ? AND state = 'SENT'",
                messageId,
                exportId);
    }

    @Override
    public void putBack(String exportId) {
        change(
                "UPDATE wallet_exports SET state = 'REQUESTED', sent_at = NULL, updated_at = now()"
                        + " WHERE export_id = ? AND state = 'SENT' AND message_id IS NULL",
                exportId);
    }

    /** It stays open until its user has been told. */
    @Override
    public void refuse(String exportId, String reason) {
        change(
                "UPDATE wallet_exports SET state = 'REQUESTED', reason = ?, updated_at = now()"
                        + " WHERE export_id = ? AND state IN ('REQUESTED', 'SENT') AND message_id IS NULL",
                reason,
                exportId);
    }

    @Override
    public long messageOf(String exportId) {
        try {
            return number(
                    "SELECT coalesce(message_id, 0) FROM wallet_exports WHERE export_id = ?",
                    exportId);
        } catch (SQLException e) {
            throw unanswered(e);
        }
    }

    @Override
    public void close(String exportId) {
        change(
                "UPDATE wallet_exports SET state = CASE state WHEN 'SENT' THEN 'DELETED' ELSE 'CANCELLED' END,"
                        + " reason = CASE WHEN state = 'REQUESTED' THEN coalesce(reason, 'TOO_LATE')"
                        + " WHEN message_id IS NULL THEN 'UNANSWERED' END, updated_at = now()"
                        + " WHERE export_id = ? AND state IN ('REQUESTED', 'SENT')",
                exportId);
    }

    @Override
    public void close() {
        wallets.close();
    }

    private void change(String sql, Object... arguments) {
        try {
            update(sql, arguments);
        } catch (SQLException e) {
            throw unanswered(e);
        }
    }

    private int update(String sql, Object... arguments) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, arguments);
            return statement.executeUpdate();
        }
    }

    /** The first column of the first row; 0 if there is none. */
    private long number(String sql, Object... arguments) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, arguments);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    private static void bind(PreparedStatement statement, Object... arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
    }

    private static IllegalStateException unanswered(SQLException e) {
        return new IllegalStateException("expected table wallet_exports to answer", e);
    }
}
