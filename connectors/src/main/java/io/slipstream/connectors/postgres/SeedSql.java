package io.slipstream.connectors.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import org.postgresql.util.PSQLException;

/** A file of SQL that fills a new database with users, settings and relations. */
public final class SeedSql {
    private SeedSql() {}

    /**
     * Runs the whole file in one transaction, unless this database was seeded before, by whatever
     * file.
     *
     * @return false if it was seeded before, so that nothing was done
     * @throws IOException if the file cannot be read, or a statement of it fails (then none of it
     *     took effect)
     */
    public static boolean run(String jdbcUrl, Path file) throws IOException, SQLException {
        String statements = Files.readString(file);
        try (Connection connection = DriverManager.getConnection(jdbcUrl)) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                // Two processes must not both find it unseeded.
                statement.execute("LOCK TABLE seed_runs IN EXCLUSIVE MODE");
                try (ResultSet earlier = statement.executeQuery("SELECT FROM seed_runs")) {
                    if (earlier.next()) {
                        return false;
                    }
                }
                execute(statement, statements, file);
            }
            remember(connection, file, statements);
            connection.commit();
            return true;
        }
    }

    private static void execute(Statement statement, String statements, Path file)
            throws IOException, SQLException {
        try {
            statement.execute(statements);
        } catch (PSQLException e) {
            String complaint =
                    e.getServerErrorMessage() == null
                            ? e.getMessage()
                            : e.getServerErrorMessage().getMessage();
            throw new IOException(
                    "expected every statement of %s to succeed, but one failed: %s"
                            .formatted(file, complaint),
                    e);
        }
    }

    private static void remember(Connection connection, Path file, String statements)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO seed_runs (file, sha256) VALUES (?, ?)")) {
            insert.setString(1, file.toString());
            insert.setString(2, sha256(statements));
            insert.executeUpdate();
        }
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("expected a JDK with SHA-256", e);
        }
    }
}
