package io.slipstream.connectors.postgres;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * All rows of the tables at one moment, as files of PostgreSQL's COPY format, and back into an
 * empty database of the same schema. It needs no program of PostgreSQL's: the embedded server comes
 * without pg_dump.
 */
public final class TableBackup {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MANIFEST = "manifest.json";
    private static final String TABLES =
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
                    + " AND table_type = 'BASE TABLE' AND table_name <> 'flyway_schema_history' ORDER BY 1";

    private TableBackup() {}

    /**
     * What a backup holds.
     *
     * @param madeAt ISO-8601
     * @param schemaVersion newest migration
     * @param files file name → SHA-256, hex
     * @param rows by table
     */
    public record Manifest(
            String madeAt,
            String schemaVersion,
            Map<String, String> files,
            Map<String, Long> rows) {}

    /**
     * Writes a backup into a folder that is not there yet; it appears when it is whole. Only its
     * owner may read it: it holds the users' encrypted keys.
     */
    public static Manifest write(String jdbcUrl, Path dir) throws SQLException, IOException {
        Path part = dir.resolveSibling("." + dir.getFileName());
        Files.createDirectories(
                part,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            Map<String, String> files = new TreeMap<>();
            Map<String, Long> rows = new TreeMap<>();
            for (String table : tables(statement)) {
                Path file = part.resolve(table + ".copy.gz");
                try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
                    rows.put(table, copy.copyOut("COPY " + table + " TO STDOUT", out));
                }
                files.put(file.getFileName().toString(), hash(file));
            }
            Manifest manifest =
                    new Manifest(Instant.now().toString(), schemaVersion(statement), files, rows);
            Files.write(
                    part.resolve(MANIFEST),
                    JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
            Files.move(part, dir, StandardCopyOption.ATOMIC_MOVE);
            return manifest;
        }
    }

    /**
     * Puts a backup into a database that has been migrated and holds no user and no order; all of
     * it or nothing. Triggers stay silent: what they would write is in the backup. The ledger is
     * marked as one that does not know what landed since.
     *
     * @throws IOException with one sentence if files are missing or changed, the schema is another
     *     one or the database is in use
     */
    public static Manifest restore(String jdbcUrl, Path dir) throws SQLException, IOException {
        Manifest manifest = checked(dir);
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            expectEmpty(statement, manifest);
            statement.execute("SET LOCAL session_replication_role = replica");
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (Map.Entry<String, Long> table : manifest.rows().entrySet()) {
                statement.execute("DELETE FROM " + table.getKey());
                Path file = dir.resolve(table.getKey() + ".copy.gz");
                try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
                    long rows = copy.copyIn("COPY " + table.getKey() + " FROM STDIN", in);
                    if (rows != table.getValue()) {
                        throw new IOException(
                                "expected %d rows of %s, was %d"
                                        .formatted(table.getValue(), table.getKey(), rows));
                    }
                }
            }
            LedgerVenue.restored(connection, manifest.madeAt());
            connection.commit();
            return manifest;
        }
    }

    private static Manifest checked(Path dir) throws IOException {
        Path file = dir.resolve(MANIFEST);
        if (!Files.exists(file)) {
            throw new IOException("expected a backup at " + dir + ", was no " + MANIFEST);
        }
        Manifest manifest = JSON.readValue(file.toFile(), Manifest.class);
        for (Map.Entry<String, String> expected : manifest.files().entrySet()) {
            Path content = dir.resolve(expected.getKey());
            if (!Files.exists(content) || !hash(content).equals(expected.getValue())) {
                throw new IOException(
                        "expected "
                                + content
                                + " as the manifest describes it, was missing or changed");
            }
        }
        return manifest;
    }

    private static void expectEmpty(Statement statement, Manifest manifest)
            throws SQLException, IOException {
        String version = schemaVersion(statement);
        if (!version.equals(manifest.schemaVersion())) {
            throw new IOException(
                    "expected a database of schema version %s, was %s"
                            .formatted(manifest.schemaVersion(), version));
        }
        try (ResultSet row =
                statement.executeQuery(
                        "SELECT (SELECT count(*) FROM users) + (SELECT count(*) FROM orders)")) {
            row.next();
            if (row.getLong(1) > 0) {
                throw new IOException(
                        "expected a database without users and orders, was one with "
                                + row.getLong(1));
            }
        }
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private static String schemaVersion(Statement statement) throws SQLException {
        try (ResultSet row =
                statement.executeQuery(
                        "SELECT version FROM flyway_schema_history WHERE success ORDER BY installed_rank DESC LIMIT 1")) {
            return row.next() ? row.getString(1) : "none";
        }
    }

    private static String hash(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("expected a JDK with SHA-256", e);
        }
    }
}
