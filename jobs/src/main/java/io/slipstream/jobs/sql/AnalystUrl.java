package io.slipstream.jobs.sql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** How the database is asked for somebody who only reads. */
final class AnalystUrl {

    /** Made by the migrations. */
    private static final String ROLE = "slipstream_analyst";

    private AnalystUrl() {}

    /**
     * The same database in read-only transactions, in the analysts' role where the user may take it
     * on; else with the user's own rights.
     */
    static String of(String jdbcUrl) throws SQLException {
        String options = "-c%20default_transaction_read_only=on";
        if (mayBecomeAnalyst(jdbcUrl)) {
            options += "%20-c%20role=" + ROLE;
        }
        return jdbcUrl + (jdbcUrl.contains("?") ? "&" : "?") + "options=" + options;
    }

    private static boolean mayBecomeAnalyst(String jdbcUrl) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT coalesce(bool_or(pg_has_role(current_user, oid, 'SET')), false) FROM pg_roles"
                                        + " WHERE rolname = '"
                                        + ROLE
                                        + "'")) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
