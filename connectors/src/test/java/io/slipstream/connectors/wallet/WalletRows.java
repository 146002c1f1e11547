package io.slipstream.connectors.wallet;

import io.slipstream.connectors.EmbeddedStack;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The tables of wallets as a test finds and leaves them. */
final class WalletRows {
    private WalletRows() {}

    /** No wallets, and users 1 to the given one. */
    static void clear(int users) throws SQLException {
        update(
                "DELETE FROM user_wallets",
                "DELETE FROM wallet_key_versions",
                "INSERT INTO users (user_id) SELECT generate_series(1, "
                        + users
                        + ") ON CONFLICT DO NOTHING");
    }

    static void update(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Each row's columns with a blank between them. */
    static List<String> list(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                StringBuilder row = new StringBuilder(rows.getString(1));
                for (int column = 2; column <= rows.getMetaData().getColumnCount(); column++) {
                    row.append(' ').append(rows.getString(column));
                }
                found.add(row.toString());
            }
            return found;
        }
    }

    private static Connection connect() throws SQLException {
        try {
            return DriverManager.getConnection(EmbeddedStack.jdbcUrl());
        } catch (SQLException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
