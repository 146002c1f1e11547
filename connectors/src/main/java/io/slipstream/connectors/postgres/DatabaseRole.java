package io.slipstream.connectors.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The roles that the migrations make: whoever may take one on has no more rights than it has. */
public enum DatabaseRole {
    /** Reads and writes rows; changes no table, makes no role, reads no other role's secret. */
    JOBS("slipstream_jobs", ""),

    /** Reads, but for keys, signed bytes and hashes of codes. */
    ANALYST("slipstream_analyst", "-c%20default_transaction_read_only=on");

    private final String role;
    private final String always;

    DatabaseRole(String role, String always) {
        this.role = role;
        this.always = always;
    }

    /**
     * The same database in this role where the user may take it on, as an owner may; else with the
     * user's own rights. An analyst's transactions are read-only either way.
     */
    public String url(String jdbcUrl) throws SQLException {
        String options = always;
        if (mayBeTakenOn(jdbcUrl)) {
            options += (options.isEmpty() ? "" : "%20") + "-c%20role=" + role;
        }
        return options.isEmpty()
                ? jdbcUrl
                : jdbcUrl + (jdbcUrl.contains("?") ? "&" : "?") + "options=" + options;
    }

    private boolean mayBeTakenOn(String jdbcUrl) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT coalesce(bool_or(pg_has_role(current_user, oid, 'SET')), false) FROM pg_roles"
                                        + " WHERE rolname = '"
                                        + role
                                        + "'")) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
