package io.slipstream.connectors.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipstream.connectors.EmbeddedStack;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatabaseRoleITCase {

    private static final String DENIED = "42501";
    private static final String READ_ONLY = "25006";

    @Test
    void theJobsReadAndWriteEveryRowAndChangeNoTable() throws Exception {
        String jobs = DatabaseRole.JOBS.url(EmbeddedStack.jdbcUrl());

        assertThat(first(jobs, "SELECT current_user")).isEqualTo("slipstream_jobs");
        for (String table : tables()) {
            assertThatCode(() -> execute(jobs, "UPDATE " + table + " SET " + same(table)))
                    .as(table)
                    .doesNotThrowAnyException();
            assertThat(
                            first(
                                    jobs,
                                    "SELECT has_table_privilege('public.%s', 'INSERT') AND has_table_privilege('public.%s', 'DELETE')"
                                            .formatted(table, table)))
                    .as(table)
                    .isEqualTo("t");
        }
        for (String sequence : sequences()) {
            assertThat(
                            first(
                                    jobs,
                                    "SELECT has_sequence_privilege('public."
                                            + sequence
                                            + "', 'USAGE')"))
                    .as(sequence)
                    .isEqualTo("t");
        }
        refuses(jobs, DENIED, "CREATE TABLE public.mine (a int)");
        refuses(jobs, DENIED, "TRUNCATE orders");
        refuses(jobs, DENIED, "SELECT * FROM pg_authid");
        refuses(jobs, DENIED, "CREATE ROLE other");
        refuses(jobs, DENIED, "DROP TABLE orders");
    }

    @Test
    void analystsReadWhatIsNoSecretAndWriteNothing() throws Exception {
        String analyst = DatabaseRole.ANALYST.url(EmbeddedStack.jdbcUrl());

        assertThat(first(analyst, "SELECT current_user")).isEqualTo("slipstream_analyst");
        assertThatCode(() -> execute(analyst, "SELECT order_id, state FROM orders"))
                .doesNotThrowAnyException();
        refuses(analyst, DENIED, "SELECT encrypted_private_key FROM user_wallets");
        refuses(analyst, DENIED, "SELECT signed_transaction FROM orders");
        refuses(analyst, DENIED, "SELECT code_hash FROM withdrawals");
        refuses(analyst, READ_ONLY, "DELETE FROM orders");
        refuses(analyst, READ_ONLY, "CREATE TABLE public.mine (a int)");
        // Who switches the first lock off stands before the second.
        refuses(analyst, DENIED, "SET transaction_read_only = off; DELETE FROM trades");
    }

    @Test
    void aUserWhoMayNotTakeTheRoleOnKeepsHisOwn() throws Exception {
        String admin = EmbeddedStack.jdbcUrl();
        execute(admin, "DROP ROLE IF EXISTS guest; CREATE ROLE guest LOGIN");
        String guest = admin.replace("user=postgres", "user=guest");

        assertThat(first(DatabaseRole.JOBS.url(guest), "SELECT current_user")).isEqualTo("guest");
        assertThat(first(DatabaseRole.ANALYST.url(guest), "SHOW transaction_read_only"))
                .isEqualTo("on");
    }

    private static List<String> tables() throws Exception {
        return List.of(
                first(
                                EmbeddedStack.jdbcUrl(),
                                "SELECT string_agg(table_name, ',') FROM information_schema.tables WHERE table_schema = 'public'"
                                        + " AND table_type = 'BASE TABLE' AND table_name <> 'flyway_schema_history'")
                        .split(","));
    }

    private static List<String> sequences() throws Exception {
        String names =
                first(
                        EmbeddedStack.jdbcUrl(),
                        "SELECT string_agg(sequence_name, ',') FROM information_schema.sequences WHERE sequence_schema = 'public'");
        return names == null ? List.of() : List.of(names.split(","));
    }

    /** Changes nothing, and yet needs the right to, and to whatever a trigger touches. */
    private static String same(String table) throws Exception {
        String column =
                first(
                        EmbeddedStack.jdbcUrl(),
                        ("SELECT quote_ident(column_name) FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '%s'"
                                        + " AND is_generated = 'NEVER' AND is_identity = 'NO' ORDER BY ordinal_position DESC LIMIT 1")
                                .formatted(table));
        return column + " = " + column + " WHERE false";
    }

    private static void refuses(String jdbcUrl, String state, String sql) {
        assertThatThrownBy(() -> execute(jdbcUrl, sql))
                .as(sql)
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state));
    }

    private static void execute(String jdbcUrl, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String first(String jdbcUrl, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
