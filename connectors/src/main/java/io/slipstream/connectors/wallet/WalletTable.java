package io.slipstream.connectors.wallet;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The tables {@code user_wallets} and {@code wallet_key_versions}. Safe for use by many threads.
 */
public final class WalletTable implements AutoCloseable {
    private static final int CONNECTIONS = 4;
    private static final String COLUMNS =
            "SELECT user_id, public_key, encrypted_private_key, key_version FROM user_wallets ";

    private final HikariDataSource connections;

    private WalletTable(HikariDataSource connections) {
        this.connections = connections;
    }

    /** Connects at once; throws if the database cannot be reached. */
    public static WalletTable connect(String jdbcUrl) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(jdbcUrl);
        config.setPoolName("wallets");
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(5_000);
        // The server's detail of a failed statement quotes the row.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        return new WalletTable(new HikariDataSource(config));
    }

    @Nullable WalletRow find(long userId) throws SQLException {
        List<WalletRow> found = rows(COLUMNS + "WHERE user_id = ?", userId);
        return found.isEmpty() ? null : found.get(0);
    }

    /** The next rows by user id after the given one, at most so many. */
    List<WalletRow> after(long userId, int limit) throws SQLException {
        return rows(COLUMNS + "WHERE user_id > ? ORDER BY user_id LIMIT ?", userId, limit);
    }

    /** The same of rows that are not encrypted with the given version. */
    List<WalletRow> notOfVersion(int version, long afterUserId, int limit) throws SQLException {
        return rows(
                COLUMNS + "WHERE key_version <> ? AND user_id > ? ORDER BY user_id LIMIT ?",
                version,
                afterUserId,
                limit);
    }

    /**
     * Stores a wallet if its user exists and has none.
     *
     * @return the wallet that the user has now; null if there is no such user
     */
    @Nullable WalletRow insert(WalletRow row) throws SQLException {
        try (Connection connection = connections.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                "INSERT INTO user_wallets (user_id, public_key, encrypted_private_key, key_version)"
                                        + " SELECT user_id, ?, ?, ? FROM users WHERE user_id = ?"
                                        + " ON CONFLICT DO NOTHING")) {
            insert.setString(1, row.publicKey());
            insert.setString(2, row.encryptedKey());
            insert.setInt(3, row.keyVersion());
            insert.setLong(4, row.userId());
            insert.executeUpdate();
        }
        return find(row.userId());
    }

    /**
     * Replaces what encrypts a wallet, if the row is still the given one.
     *
     * @return whether it was
     */
    boolean replace(WalletRow was, String encryptedKey, int keyVersion) throws SQLException {
        try (Connection connection = connections.getConnection();
                PreparedStatement update =
                        connection.prepareStatement(
                                "UPDATE user_wallets SET encrypted_private_key = ?, key_version = ?"
                                        + " WHERE user_id = ? AND key_version = ? AND public_key = ?"
                                        + " AND encrypted_private_key = ?")) {
            update.setString(1, encryptedKey);
            update.setInt(2, keyVersion);
            update.setLong(3, was.userId());
            update.setInt(4, was.keyVersion());
            update.setString(5, was.publicKey());
            update.setString(6, was.encryptedKey());
            return update.executeUpdate() == 1;
        }
    }

    /** How many wallets each version of the master key encrypts, by version. */
    public SortedMap<Integer, Long> countByVersion() throws SQLException {
        SortedMap<Integer, Long> counts = new TreeMap<>();
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery(
                                "SELECT key_version, count(*) FROM user_wallets GROUP BY key_version")) {
            while (found.next()) {
                counts.put(found.getInt(1), found.getLong(2));
            }
        }
        return counts;
    }

    /** When each version that encrypts a wallet was first used, by version. */
    public SortedMap<Integer, Instant> firstUses() throws SQLException {
        SortedMap<Integer, Instant> firstUses = new TreeMap<>();
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery(
                                "SELECT version, created_at FROM wallet_key_versions"
                                        + " WHERE EXISTS (SELECT FROM user_wallets WHERE key_version = version)")) {
            while (found.next()) {
                firstUses.put(found.getInt(1), found.getTimestamp(2).toInstant());
            }
        }
        return firstUses;
    }

    @Override
    public void close() {
        connections.close();
    }

    private List<WalletRow> rows(String sql, Number... arguments) throws SQLException {
        try (Connection connection = connections.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                select.setObject(i + 1, arguments[i]);
            }
            List<WalletRow> rows = new ArrayList<>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    rows.add(
                            new WalletRow(
                                    found.getLong(1),
                                    found.getString(2),
                                    found.getString(3),
                                    found.getInt(4)));
                }
            }
            return rows;
        }
    }
}
