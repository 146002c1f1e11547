package io.slipstream.jobs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.jobs.monitoring.AskedMetrics;
import io.slipstream.jobs.standalone.FlinkRest.Job;
import io.slipstream.jobs.standalone.KnownJob;
import io.slipstream.jobs.standalone.StandaloneCluster;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a cluster of real processes can be told to be, besides what a day needs. */
@Tag("cluster")
class ClusterModesITCase {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final String ORDERS = "SELECT count(*) FROM orders";
    private static final int PORTS = 8;

    /** Of steps that a paper cluster on the simulated market does not have, or not yet. */
    private static final Set<String> ELSEWHERE =
            Stream.of(
                            // the live feed
                            "fresh",
                            "gapSlots",
                            "lagMillis",
                            "walletsFailing",
                            "walletsFollowed",
                            "walletsSubscribed",
                            "provider_breakerOpen",
                            "provider_requests",
                            "provider_requestsFailed",
                            "provider_requestsRateLimited",
                            // the live venue
                            "jupiterBreakerOpen",
                            "nodeBreakersOpen",
                            "walletKeyAgeDays",
                            // Telegram
                            "messagesWaiting",
                            "pollAgeMillis",
                            // a thousand scored rows; a breaker that has opened
                            "featureDrift",
                            "breaker_breakersOpened")
                    .map(name -> "flink_taskmanager_job_task_operator_" + name)
                    .collect(Collectors.toSet());

    @TempDir Path dir;
    private ClusterCli cluster;

    @AfterEach
    void endProcesses() throws Exception {
        if (cluster != null) {
            cluster.exitOf("stop");
        }
    }

    @Test
    void theStandbyTakesOverFromADeadJobManagerAndEveryMetricOfADashboardIsThere()
            throws Exception {
        cluster = new ClusterCli(dir);
        int port = Run.freePort();
        cluster.cluster(
                "start",
                "--taskmanagers=1",
                "--ha",
                "--heartbeat-timeout=10000",
                "--checkpoint-interval=2000",
                "--metrics-ports=" + port + "-" + (port + PORTS));
        cluster.cluster("submit", "all", "--parallelism=1");
        Query tables = cluster.tables();
        tables.awaitAtLeast(20, ORDERS, PATIENCE, () -> true);

        Set<String> asked = AskedMetrics.expressions().keySet();
        awaitTrue("metrics of dashboards and alerts", () -> missing(asked, port).isEmpty());

        List<Job> before = cluster.processes().rest().jobs();
        Path killed = leader();
        String name = killed.getFileName().toString().replace(".log", "");
        cluster.processes().process(name).orElseThrow().kill();
        Path other = log(name.equals("jobmanager-1") ? "jobmanager-2" : "jobmanager-1");
        for (Job job : before) {
            awaitTrue(
                    job.name() + " restored",
                    () -> text(other).contains("Restoring job " + job.id() + " from Checkpoint"));
        }
        awaitTrue("all jobs up", this::allUp);
        tables.awaitAtLeast(tables.number(ORDERS) + 20, ORDERS, PATIENCE, () -> true);
        assertThat(cluster.processes().rest().jobs().stream().map(Job::id))
                .containsExactlyInAnyOrderElementsOf(before.stream().map(Job::id).toList());
        assertThat(cluster.exitOf("status")).as("one is dead").isEqualTo(1);
        cluster.cluster("stop", "--savepoint");
    }

    @Test
    void anApplicationStartsItsOneJobAndGoesOnFromItsSavepoint() throws Exception {
        cluster = new ClusterCli(dir);
        cluster.cluster("start", "--application=execution", "--parallelism=1");
        assertThat(job().isUp()).isTrue();
        assertThat(cluster.exitOf("submit", "ingest")).as("a second job").isEqualTo(2);
        cluster.cluster("stop", "--savepoint");

        cluster.cluster(
                "start", "--application=execution", "--parallelism=2", "--from-savepoint=latest");
        assertThat(job().isUp()).isTrue();
        assertThat(text(log("jobmanager-1"))).contains("Starting job", "from savepoint");
        assertThat(cluster.exitOf("status")).isZero();
    }

    private Job job() throws IOException {
        StandaloneCluster now = cluster.processes();
        return now.liveJob(KnownJob.EXECUTION.jobName()).orElseThrow();
    }

    private boolean allUp() throws IOException {
        List<Job> jobs = cluster.processes().rest().jobs();
        return jobs.size() == KnownJob.trading().size() && jobs.stream().allMatch(Job::isUp);
    }

    /** The log of the JobManager that leads; there has been no other. */
    private Path leader() throws IOException {
        for (String name : List.of("jobmanager-1", "jobmanager-2")) {
            if (text(log(name)).contains("DefaultDispatcherRunner was granted leadership")) {
                return log(name);
            }
        }
        throw new AssertionError("expected one JobManager that leads, was none");
    }

    private Path log(String name) {
        return dir.resolve("logs").resolve(name + ".log");
    }

    private static String text(Path log) throws IOException {
        return Files.readString(log);
    }

    /** What nobody serves although it is asked for. */
    private static Set<String> missing(Set<String> asked, int port) throws Exception {
        Set<String> missing = new TreeSet<>(asked);
        missing.removeAll(ELSEWHERE);
        HttpClient client = HttpClient.newHttpClient();
        for (int each = port; each <= port + PORTS; each++) {
            URI address = URI.create("http://127.0.0.1:" + each + "/metrics");
            try {
                client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofLines())
                        .body()
                        .filter(line -> !line.startsWith("#"))
                        .forEach(line -> missing.remove(line.replaceFirst("[{ ].*", "")));
            } catch (IOException e) {
                // more ports than processes
            }
        }
        return missing;
    }

    private static void awaitTrue(String what, Callable<Boolean> isTrue) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isTrue.call()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            Thread.sleep(250);
        }
    }
}
