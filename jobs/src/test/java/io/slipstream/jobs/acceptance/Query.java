package io.slipstream.jobs.acceptance;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Questions to the tables of a run that is on its way. */
record Query(String jdbcUrl) {

    private static final long LOOK_EVERY_MILLIS = 50;

    /** The first column of every row. */
    List<String> list(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    long number(String sql) throws SQLException {
        return Long.parseLong(list(sql).get(0));
    }

    void update(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.executeUpdate(sql);
            }
        }
    }

    /**
     * Waits until a count has reached a number. A database that does not answer yet counts nothing.
     *
     * @param goesOn false once there is no use in waiting
     */
    void awaitAtLeast(long wanted, String sql, Duration patience, BooleanSupplier goesOn)
            throws InterruptedException {
        Instant end = Instant.now().plus(patience);
        long found = -1;
        while (found < wanted) {
            if (!goesOn.getAsBoolean() || Instant.now().isAfter(end)) {
                throw new AssertionError(
                        "expected at least %d of: %s, was %d".formatted(wanted, sql, found));
            }
            try {
                found = number(sql);
            } catch (SQLException notUpYet) {
                found = -1;
            }
            Thread.sleep(found < wanted ? LOOK_EVERY_MILLIS : 0);
        }
    }
}
