package io.slipstream.connectors.postgres;

import io.slipstream.models.market.ModelStanding;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code model_versions}. Jobs hear of every change through change data capture; there is
 * at most one champion.
 */
public final class ModelRegistry {
    private final String jdbcUrl;

    /** Connects for each call. */
    public ModelRegistry(String jdbcUrl) {
        this.jdbcUrl = jdbcUrl;
    }

    /**
     * A version.
     *
     * @param metrics JSON
     * @param promotedAt when it last became champion, as the database writes it; null if never
     */
    public record Version(
            String version,
            String status,
            String bundlePath,
            String schemaHash,
            String metrics,
            String createdAt,
            @Nullable String promotedAt) {}

    /** All versions, the newest first. */
    public List<Version> list() throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT version, status, bundle_path, schema_hash, metrics, created_at, promoted_at
                                FROM model_versions ORDER BY created_at DESC, version""");
                ResultSet rows = select.executeQuery()) {
            List<Version> versions = new ArrayList<>();
            while (rows.next()) {
                versions.add(
                        new Version(
                                rows.getString(1),
                                rows.getString(2),
                                rows.getString(3),
                                rows.getString(4),
                                rows.getString(5),
                                rows.getString(6),
                                rows.getString(7)));
            }
            return versions;
        }
    }

    /**
     * How a version has done in shadow beside another; null if no outcome of it is known.
     *
     * @param against version of the model in force meanwhile
     */
    public @Nullable ModelStanding standing(String version, String against) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT outcomes, positives, brier, against_brier, window_brier, slot
                                FROM model_standings WHERE version = ? AND against = ?""")) {
            select.setString(1, version);
            select.setString(2, against);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? new ModelStanding(
                                version,
                                against,
                                row.getLong(1),
                                row.getLong(2),
                                row.getDouble(3),
                                row.getDouble(4),
                                row.getDouble(5),
                                row.getLong(6))
                        : null;
            }
        }
    }

    /** Adds a challenger; a version that is known keeps its status. */
    public void publish(String version, String bundlePath, String schemaHash, String metrics)
            throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                PreparedStatement insert =
                        connection.prepareStatement(
                                """
                                INSERT INTO model_versions (version, bundle_path, schema_hash, metrics)
                                VALUES (?, ?, ?, ?::jsonb)
                                ON CONFLICT (version) DO UPDATE
                                SET bundle_path = excluded.bundle_path, metrics = excluded.metrics""")) {
            insert.setString(1, version);
            insert.setString(2, bundlePath);
            insert.setString(3, schemaHash);
            insert.setString(4, metrics);
            insert.executeUpdate();
        }
    }

    /**
     * Makes a version champion and retires the one before it.
     *
     * @param because why, in spite of what speaks against it; null if nothing does
     * @throws IllegalArgumentException if there is no such version
     */
    public void promote(String version, @Nullable String because) throws SQLException {
        inTransaction(
                connection -> {
                    // First the new one: whoever reads the changes one by one is never without.
                    if (crown(connection, version, because) == 0) {
                        throw new IllegalArgumentException(
                                "expected a version in model_versions, was " + version);
                    }
                    update(
                            connection,
                            "UPDATE model_versions SET status = 'RETIRED' WHERE status = 'CHAMPION' AND version <> ?",
                            version);
                    return version;
                });
    }

    /**
     * Puts the champion before the present one back in force.
     *
     * @return its version; null if there was none before, so that the bundled model is in force
     * @throws IllegalArgumentException if there is no champion
     */
    public @Nullable String rollback() throws SQLException {
        return inTransaction(
                connection -> {
                    String present =
                            one(
                                    connection,
                                    "SELECT version FROM model_versions WHERE status = 'CHAMPION'");
                    if (present == null) {
                        throw new IllegalArgumentException(
                                "expected a champion to roll back from, was none");
                    }
                    String before =
                            one(
                                    connection,
                                    """
                                    SELECT version FROM model_versions
                                    WHERE status = 'RETIRED' AND promoted_at < (
                                        SELECT promoted_at FROM model_versions WHERE status = 'CHAMPION')
                                    ORDER BY promoted_at DESC LIMIT 1""");
                    if (before != null) {
                        update(
                                connection,
                                "UPDATE model_versions SET status = 'CHAMPION' WHERE version = ?",
                                before);
                    }
                    // It is not to be found again by the next rollback.
                    update(
                            connection,
                            "UPDATE model_versions SET status = 'RETIRED', promoted_at = NULL WHERE version = ?",
                            present);
                    return before;
                });
    }

    private interface Work {
        @Nullable String in(Connection connection) throws SQLException;
    }

    private @Nullable String inTransaction(Work work) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl)) {
            connection.setAutoCommit(false);
            try (PreparedStatement lock =
                    connection.prepareStatement(
                            "LOCK TABLE model_versions IN SHARE ROW EXCLUSIVE MODE")) {
                lock.execute();
            }
            String result = work.in(connection);
            connection.commit();
            return result;
        }
    }

    private static int crown(Connection connection, String version, @Nullable String because)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        UPDATE model_versions SET status = 'CHAMPION', promoted_at = clock_timestamp(),
                            promoted_because = ?
                        WHERE version = ?""")) {
            update.setString(1, because);
            update.setString(2, version);
            return update.executeUpdate();
        }
    }

    private static int update(Connection connection, String sql, String version)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, version);
            return update.executeUpdate();
        }
    }

    private static @Nullable String one(Connection connection, String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet rows = select.executeQuery()) {
            return rows.next() ? rows.getString(1) : null;
        }
    }
}
