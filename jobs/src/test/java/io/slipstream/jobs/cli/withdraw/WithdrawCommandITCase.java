package io.slipstream.jobs.cli.withdraw;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.connectors.postgres.EmbeddedDatabase;
import io.slipstream.connectors.postgres.Migrations;
import io.slipstream.connectors.withdrawal.WithdrawalRules;
import io.slipstream.jobs.cli.SlipstreamCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What an operator sees of withdrawals; the waits themselves are the desk's own test. */
class WithdrawCommandITCase {
    private static final String ADDRESS = "9WzDXwBbmkg8ZTbNMqUxvQRAyrZzDsGYdLVL9zYtAWWM";

    /** A listed address can be used at once. */
    private static final WithdrawalRules HASTY =
            new WithdrawalRules(Duration.ZERO, Duration.ofMinutes(15), Duration.ofHours(1), 3);

    @TempDir static Path dir;

    private static EmbeddedDatabase database;

    private String out = "";
    private String err = "";

    @BeforeAll
    static void start() throws Exception {
        database = EmbeddedDatabase.start(dir.resolve("postgres"), 0);
        Migrations.apply(database.jdbcUrl());
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "INSERT INTO users (user_id, status) VALUES (1, 'ACTIVE'), (2, 'ACTIVE')");
        }
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    @Test
    void aWithdrawalIsRequestedConfirmedShownAndCancelled() {
        assertThat(withdraw(HASTY, 1, "list", ADDRESS)).isZero();
        assertThat(withdraw(HASTY, 1, "request", ADDRESS, "0.25")).isZero();
        String[] made = out.strip().split(" ");
        assertThat(made).hasSize(2);
        assertThat(shown()).isEqualTo(made[0] + " REQUESTED 0.25 SOL to " + ADDRESS);

        assertThat(withdraw(HASTY, 1, "confirm", made[0], "wrong")).isEqualTo(2);
        assertThat(err.lines()).hasSize(1);
        assertThat(withdraw(HASTY, 1, "confirm", made[0], made[1])).isZero();
        assertThat(shown()).isEqualTo(made[0] + " CONFIRMED 0.25 SOL to " + ADDRESS);
        assertThat(withdraw(HASTY, 2, "cancel", made[0])).isEqualTo(2);

        assertThat(withdraw(HASTY, 1, "cancel", made[0])).isZero();

        assertThat(shown()).startsWith(made[0] + " CANCELLED");
        assertThat(withdraw(HASTY, 1, "unlist", ADDRESS)).isZero();
        assertThat(withdraw(HASTY, 1, "request", ADDRESS, "0.25")).isEqualTo(2);
    }

    @Test
    void anAddressThatWasListedTodayIsRefusedWithTheReason() {
        assertThat(withdraw(WithdrawalRules.standard(), 2, "list", ADDRESS)).isZero();

        assertThat(withdraw(WithdrawalRules.standard(), 2, "request", ADDRESS, "1")).isEqualTo(2);

        assertThat(err).contains("listed for 24 hours");
    }

    @Test
    void wrongWordsAreToldInOneLine() {
        assertThat(withdraw(HASTY, 1, "request", ADDRESS, "all")).isEqualTo(2);
        assertThat(err).contains("expected a number of SOL, was all");
        assertThat(withdraw(HASTY, 1, "list", "nowhere")).isEqualTo(2);
        assertThat(err.lines()).hasSize(1);
        assertThat(run(Map.of(), HASTY, "--user", "1", "show")).isEqualTo(2);
        assertThat(err).contains("expected DATABASE_URL to say which database, was not set");
    }

    private String shown() {
        assertThat(withdraw(HASTY, 1, "show")).isZero();
        return out.strip();
    }

    private int withdraw(WithdrawalRules rules, long user, String... words) {
        String[] line = new String[words.length + 2];
        line[0] = "--user";
        line[1] = Long.toString(user);
        System.arraycopy(words, 0, line, 2, words.length);
        return run(Map.of("DATABASE_URL", database.jdbcUrl()), rules, line);
    }

    private int run(Map<String, String> environment, WithdrawalRules rules, String... words) {
        StringWriter toOut = new StringWriter();
        StringWriter toErr = new StringWriter();
        CommandLine line =
                SlipstreamCommand.line(new WithdrawCommand(environment, rules))
                        .setOut(new PrintWriter(toOut, true))
                        .setErr(new PrintWriter(toErr, true));
        int exit = line.execute(words);
        out = toOut.toString();
        err = toErr.toString();
        return exit;
    }
}
