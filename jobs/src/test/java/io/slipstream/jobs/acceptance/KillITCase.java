package io.slipstream.jobs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * kill -9 in the middle, and the same command again: nothing is lost and nothing is there twice.
 */
class KillITCase {

    private static final Duration PATIENCE = Duration.ofSeconds(150);
    private static final String FILLED = "SELECT count(*) FROM orders WHERE state = 'FILLED'";
    private static final String UNFINISHED =
            "SELECT order_id FROM orders WHERE state NOT IN ('FILLED', 'FAILED', 'EXPIRED')";

    private static final String FINAL =
            "SELECT order_id FROM orders WHERE state IN ('FILLED', 'FAILED', 'EXPIRED')";
    private static final String TAKEN = "SELECT run_id FROM snipe_runs WHERE decision = 'TAKEN'";
    private static final String TAKEN_TWICE =
            "SELECT user_id || ' ' || pool FROM snipe_runs WHERE decision = 'TAKEN'"
                    + " GROUP BY user_id, pool HAVING count(*) > 1";
    private static final String SNIPE_WITHOUT_FILL =
            "SELECT order_id FROM orders WHERE context = 'sniper'"
                    + " AND state NOT IN ('FILLED', 'FAILED', 'EXPIRED') LIMIT 1 FOR UPDATE SKIP LOCKED";

    private static final String END_OF_OTHERS =
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()";

    private Process process;

    @AfterEach
    void endProcess() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    @Test
    void replayThatWasKilledEndsAsIfItHadNotBeen(@TempDir Path home) throws Exception {
        Run run = UninterruptedRun.on(home).onPostgresPort(Run.freePort());
        process = run.inItsOwnProcess();
        await(run, 1_500, "SELECT count(*) FROM orders");
        killBetweenASnipeAndItsFill(run);

        assertThat(run.toTheEnd()).isZero();

        assertThat(run.tables().differences(UninterruptedRun.get().tables())).isEmpty();
    }

    @Test
    void marketThatWasKilledGoesOnWithoutATradeTooMuch(@TempDir Path home) throws Exception {
        Run run =
                Run.in(home).seededBy(Followers.copyingAndSniping()).onPostgresPort(Run.freePort());
        Query query = new Query(run.jdbcUrl());
        process = run.inItsOwnProcess();
        await(run, 25, FILLED);
        String snipe = killBetweenASnipeAndItsFill(run);
        List<String> taken = query.list(TAKEN);

        process = run.inItsOwnProcess();
        await(run, 0, FILLED);
        long filledBefore = query.number(FILLED);
        List<String> unfinished = query.list(UNFINISHED);
        await(run, filledBefore + 25, FILLED);
        String settled =
                "SELECT count(*) FROM orders WHERE state IN ('FILLED', 'FAILED', 'EXPIRED')"
                        + " AND order_id IN ('"
                        + String.join("', '", unfinished)
                        + "')";
        await(run, unfinished.size(), settled);
        assertThat(query.list(FINAL + " AND order_id = '" + snipe + "'")).hasSize(1);
        // Decided once: what stood there still stands, each with its order, and nothing twice.
        assertThat(query.list(TAKEN)).containsAll(taken);
        assertThat(query.list(TAKEN_TWICE)).isEmpty();
        assertThat(query.list(TAKEN + " AND order_id = '" + snipe + "'")).hasSize(1);
        assertThat(
                        query.list(
                                TAKEN
                                        + " AND run_id IN ('"
                                        + String.join("', '", taken)
                                        + "')"
                                        + " AND order_id NOT IN (SELECT order_id FROM order_outcomes)"))
                .isEmpty();
        process.destroy();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();

        assertThat(process.exitValue()).as(run.output()).isZero();
        Consistency.check(run.dataDir());
    }

    private void await(Run run, long wanted, String count) throws Exception {
        try {
            new Query(run.jdbcUrl()).awaitAtLeast(wanted, count, PATIENCE, process::isAlive);
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "\n" + run.output(), e);
        }
    }

    /**
     * Waits for a snipe that is decided and stored, holds its row so that nobody can fill it, and
     * kills before it lets go.
     *
     * @return its order
     */
    private String killBetweenASnipeAndItsFill(Run run) throws Exception {
        try (Connection holding = DriverManager.getConnection(run.jdbcUrl());
                Statement statement = holding.createStatement()) {
            holding.setAutoCommit(false);
            while (true) {
                if (!process.isAlive()) {
                    throw new AssertionError("expected a snipe on its way\n" + run.output());
                }
                try (ResultSet rows = statement.executeQuery(SNIPE_WITHOUT_FILL)) {
                    if (rows.next()) {
                        String order = rows.getString(1);
                        kill();
                        // What the dead process has asked for and waits for the row must not come.
                        statement.execute(END_OF_OTHERS);
                        return order;
                    }
                }
                holding.rollback();
            }
        }
    }

    /** This process and no other: its database outlives it, as it would on anybody's machine. */
    private void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
