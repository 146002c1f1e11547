package io.slipstream.jobs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.jobs.RepositoryFolder;
import io.slipstream.jobs.chaos.Referee;
import io.slipstream.jobs.standalone.ClusterDir;
import io.slipstream.jobs.standalone.KnownJob;
import io.slipstream.jobs.standalone.OwnedProcess;
import io.slipstream.jobs.standalone.StandaloneCluster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An ordinary day of an operator, on real processes and through the command line alone: submit, a
 * TaskManager dies, stop with a savepoint, start again, rescale, stop.
 */
@Tag("cluster")
class ClusterITCase {

    private static final Duration PATIENCE = Duration.ofSeconds(240);
    private static final String ORDERS = "SELECT count(*) FROM orders";

    @TempDir Path dir;

    @AfterEach
    void endProcesses() throws Exception {
        slipstream("cluster", "stop");
    }

    @Test
    void ordersGoOnThroughADeathAnUpgradeAndARescaleAndNoneIsThereTwice() throws Exception {
        succeeds("cluster", "start", "--taskmanagers", "2", "--heartbeat-timeout", "5000");
        succeeds("cluster", "submit", "all");
        awaitMoreOrders();
        assertThat(slipstream("cluster", "start").exit()).isEqualTo(2);
        assertThat(slipstream("cluster", "submit", "ingest").exit()).isEqualTo(2);

        cluster().process("taskmanager-1").orElseThrow().kill();
        awaitRestart();
        awaitMoreOrders();
        assertThat(slipstream("cluster", "status").exit()).as("one is dead").isEqualTo(1);
        succeeds("cluster", "stop", "--savepoint");
        assertThat(processes()).isEmpty();

        succeeds("cluster", "start", "--taskmanagers", "2", "--state-backend", "hashmap");
        succeeds("cluster", "submit", "all", "--from-savepoint", "latest", "--parallelism", "1");
        awaitMoreOrders();
        succeeds("cluster", "stop", "--savepoint", "--jobs-only");
        succeeds("cluster", "submit", "all", "--from-savepoint", "latest", "--parallelism", "2");
        awaitMoreOrders();
        succeeds("cluster", "status");

        cluster().endInput(KnownJob.INGEST.jobName());
        Referee referee = new Referee(cluster().endpoints().orElseThrow());
        awaitSettled(referee);
        succeeds("cluster", "stop", "--savepoint", "--jobs-only");
        assertThat(referee.judge().defects()).isEmpty();
        assertThat(referee.judge().filled()).isPositive();
        succeeds("cluster", "stop");
        assertThat(processes()).isEmpty();
    }

    private StandaloneCluster cluster() throws IOException {
        return StandaloneCluster.at(new ClusterDir(dir)).orElseThrow();
    }

    private List<OwnedProcess> processes() throws IOException {
        return cluster().processes();
    }

    private void awaitMoreOrders() throws Exception {
        Query query = new Query(cluster().endpoints().orElseThrow().jdbcUrl());
        query.awaitAtLeast(query.number(ORDERS) + 20, ORDERS, PATIENCE, () -> true);
    }

    /** Until somebody has noticed that it is dead, and all tasks run elsewhere. */
    private void awaitRestart() throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (cluster().rest().taskManagers().size() > 1
                || !cluster().rest().jobs().stream().allMatch(job -> job.isUp())) {
            assertThat(System.nanoTime()).as("restarted in time").isLessThan(deadline);
            Thread.sleep(100);
        }
    }

    private static void awaitSettled(Referee referee) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (referee.unsettled() > 0) {
            assertThat(System.nanoTime()).as("settled in time").isLessThan(deadline);
            Thread.sleep(500);
        }
    }

    private record Ended(int exit, String printed) {}

    private void succeeds(String... arguments) throws Exception {
        Ended ended = slipstream(arguments);
        assertThat(ended.exit()).as(ended.printed()).isZero();
    }

    private Ended slipstream(String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(RepositoryFolder.root().resolve("scripts/slipstream").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("--dir", dir.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), printed);
    }
}
