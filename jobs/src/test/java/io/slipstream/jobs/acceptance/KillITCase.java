package io.slipstream.jobs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
        kill();

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
        kill();

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

    /** This process and no other: its database outlives it, as it would on anybody's machine. */
    private void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
