package io.slipstream.connectors.desk;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements with arguments, rows as records. An unreachable database is an illegal state. */
final class Database implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 5_000;

    private final HikariDataSource connections;

    Database(String jdbcUrl) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(jdbcUrl);
        config.setPoolName("trader-desk");
        config.setMaximumPoolSize(2);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(PATIENCE_MILLIS);
        connections = new HikariDataSource(config);
    }

    /** One row as something. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    <T> List<T> all(Row<T> mapping, String sql, @Nullable Object... arguments) {
        try (Connection connection = connections.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, arguments);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(mapping.read(rows));
                }
                return found;
            }
        } catch (SQLException e) {
            throw unanswered(e);
        }
    }

    <T> @Nullable T first(Row<T> mapping, String sql, @Nullable Object... arguments) {
        List<T> found = all(mapping, sql, arguments);
        return found.isEmpty() ? null : found.get(0);
    }

    /** Of a query that always has a row. */
    <T> T one(Row<T> mapping, String sql, @Nullable Object... arguments) {
        return all(mapping, sql, arguments).get(0);
    }

    /**
     * @return rows changed
     */
    int update(String sql, @Nullable Object... arguments) {
        try (Connection connection = connections.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, arguments);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw unanswered(e);
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... arguments)
            throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
    }

    static long units(ResultSet row, String column) throws SQLException {
        return row.getBigDecimal(column) == null ? 0 : row.getBigDecimal(column).longValueExact();
    }

    static long millis(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column) == null ? 0 : row.getTimestamp(column).getTime();
    }

    static String text(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null ? "" : text;
    }

    static IllegalStateException unanswered(SQLException e) {
        return new IllegalStateException("expected the tables to answer, was " + e.getMessage(), e);
    }

    @Override
    public void close() {
        connections.close();
    }
}
