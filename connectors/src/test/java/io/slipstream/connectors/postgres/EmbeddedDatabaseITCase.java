package io.slipstream.connectors.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseITCase {

    @Test
    void keepsItsTablesOverARestartAndSeedsOnce(@TempDir Path dir) throws Exception {
        Path seed =
                Files.writeString(
                        dir.resolve("seed.sql"),
                        "INSERT INTO users (user_id) VALUES (7);\n"
                                + "INSERT INTO user_settings (user_id) VALUES (7);");
        Path home = dir.resolve("postgres");
        // A first start that was killed left half a directory.
        Files.writeString(Files.createDirectories(home.resolve("data")).resolve("half"), "done");
        try (EmbeddedDatabase database = EmbeddedDatabase.start(home, 0)) {
            assertThat(Migrations.apply(database.jdbcUrl())).isPositive();
            assertThat(SeedSql.run(database.jdbcUrl(), seed)).isTrue();
            assertThat(rows(database, "SHOW fsync")).containsExactly("on");
            assertThatThrownBy(() -> EmbeddedDatabase.start(home, 0))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("held by a running process");
        }
        try (EmbeddedDatabase database = EmbeddedDatabase.start(home, 0)) {
            assertThat(Migrations.apply(database.jdbcUrl())).isZero();
            assertThat(SeedSql.run(database.jdbcUrl(), seed)).isFalse();
            assertThat(rows(database, "SELECT status || ' ' || time_zone FROM users"))
                    .containsExactly("ACTIVE UTC");
            assertThat(
                            rows(
                                    database,
                                    "SELECT tablename || coalesce(' ' || attnames::text, '') FROM"
                                            + " pg_publication_tables ORDER BY 1"))
                    .hasSize(8)
                    .contains(
                            "tracked_wallets {address,user_id,label}",
                            "system_state {id,trading_state,wallet_export_delay_seconds,wallet_export_shown_seconds}")
                    .noneMatch(table -> table.contains("user_wallets"));
        }
    }

    @Test
    void saysWhatFailedInASeedAndKeepsNothingOfIt(@TempDir Path dir) throws Exception {
        Path seed =
                Files.writeString(
                        dir.resolve("seed.sql"),
                        "INSERT INTO users (user_id) VALUES (7); INSERT INTO nowhere VALUES (1)");
        try (EmbeddedDatabase database = EmbeddedDatabase.start(dir.resolve("postgres"), 0)) {
            Migrations.apply(database.jdbcUrl());
            assertThatThrownBy(() -> SeedSql.run(database.jdbcUrl(), seed))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("relation \"nowhere\" does not exist");
            assertThat(rows(database, "SELECT count(*) FROM users")).containsExactly("0");
            assertThat(rows(database, "SELECT count(*) FROM seed_runs")).containsExactly("0");
        }
    }

    @Test
    void stopsTheServerThatAKilledParentLeftBehind(@TempDir Path dir) throws Exception {
        Path home = dir.resolve("postgres");
        Path data = home.resolve("data");
        Process parent =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                DyingParent.class.getName(),
                                home.toString())
                        .inheritIO()
                        .start();
        assertThat(parent.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(parent.exitValue()).isEqualTo(137);
        long orphan = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0));
        assertThat(ProcessHandle.of(orphan)).isPresent();
        try (EmbeddedDatabase second = EmbeddedDatabase.start(home, 0)) {
            assertThat(rows(second, "SELECT 1")).containsExactly("1");
            assertThat(ProcessHandle.of(orphan).filter(ProcessHandle::isAlive)).isEmpty();
        }
    }

    /** Starts a server and dies without stopping it. */
    static final class DyingParent {
        public static void main(String[] args) throws Exception {
            EmbeddedDatabase.start(Path.of(args[0]), 0);
            Runtime.getRuntime().halt(137);
        }
    }

    private static List<String> rows(EmbeddedDatabase database, String query) throws Exception {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl());
                ResultSet result = connection.createStatement().executeQuery(query)) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }
}
