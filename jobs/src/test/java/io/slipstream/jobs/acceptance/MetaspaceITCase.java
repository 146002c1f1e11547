package io.slipstream.jobs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.jobs.standalone.FlinkRest.Job;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A cluster that takes the jobs again and again does not keep their classes: whatever is loaded
 * once in a process stands in its lib, and nothing of ours holds on to a job's class loader.
 */
@Tag("cluster")
class MetaspaceITCase {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final String ORDERS = "SELECT count(*) FROM orders";

    /** Orders by which a submission has worked, not only started. */
    private static final int WORKED = 5;

    /** Collections in a row after which no less is left. */
    private static final int STEADY = 3;

    /**
     * Of all that ever ran: the JDK keeps the loader that first asked CompletableFuture for a
     * delay, by the thread that it made then, and the one whose record's equals was linked last
     * (java.lang.runtime.ObjectMethods, asTypeCache). Neither grows.
     */
    private static final long KEPT_BY_JDK = 2;

    /** Of jstat's columns: metaspace used, KiB. */
    private static final String USED = "MU";

    @TempDir Path dir;
    private ClusterCli cluster;

    @AfterEach
    void endProcesses() throws Exception {
        if (cluster != null) {
            cluster.exitOf("stop");
        }
    }

    @Test
    void threeSubmissionsLeaveNoMoreBehindThanOne() throws Exception {
        cluster = new ClusterCli(dir);
        cluster.cluster("start", "--taskmanagers=1");

        List<Long> running = new ArrayList<>();
        List<Long> after = new ArrayList<>();
        List<Long> loaders = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            submit();
            running.add(usedAfterCollection());
            cluster.cluster("stop", "--jobs-only");
            after.add(usedAfterCollection());
            loaders.add(jobLoaders());
        }

        System.out.printf(
                "metaspace, KiB: %s while jobs run, %s after them; class loaders of jobs left: %s%n",
                running, after, loaders);
        assertThat(loaders).allMatch(left -> left <= KEPT_BY_JDK);
        long loaded = running.get(0) - after.get(0);
        assertThat(loaded).as("a submission's own classes go with it").isPositive();
        // Jobs differ in size, and which one the JDK keeps is chance.
        assertThat(after.get(2) - after.get(0)).as("grown by two more").isLessThan(loaded);
    }

    private long jobLoaders() throws Exception {
        return jdk("jcmd", "VM.classloader_stats")
                .lines()
                .filter(line -> line.contains("ChildFirstClassLoader"))
                .count();
    }

    /** Until all three work: orders have gone through all of them. */
    private void submit() throws Exception {
        long before = cluster.tables().number(ORDERS);
        cluster.cluster("submit", "all", "--parallelism=1");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!allUp()) {
            assertThat(System.nanoTime()).as("all up in time").isLessThan(deadline);
            Thread.sleep(100);
        }
        cluster.tables().awaitAtLeast(before + WORKED, ORDERS, PATIENCE, () -> true);
    }

    private boolean allUp() throws IOException {
        List<Job> live = cluster.processes().rest().jobs().stream().filter(Job::isLive).toList();
        return live.size() == 3 && live.stream().allMatch(Job::isUp);
    }

    private long usedAfterCollection() throws Exception {
        long least = Long.MAX_VALUE;
        for (int steady = 0; steady < STEADY; steady++) {
            jdk("jcmd", "GC.run");
            long used = used();
            if (used < least) {
                least = used;
                steady = 0;
            }
        }
        return least;
    }

    /** KiB, of the process itself: Flink's own figure is up to ten seconds old. */
    private long used() throws Exception {
        String[] lines = jdk("jstat", "-gc").strip().split("\n");
        List<String> columns = List.of(lines[0].strip().split("\\s+"));
        String used = lines[1].strip().split("\\s+")[columns.indexOf(USED)];
        return (long) Double.parseDouble(used);
    }

    /** What a tool of the JDK says about the TaskManager. */
    private String jdk(String tool, String asked) throws Exception {
        String pid = cluster.processes().process("taskmanager-1").orElseThrow().pid() + "";
        String path = Path.of(System.getProperty("java.home"), "bin", tool).toString();
        List<String> command =
                asked.startsWith("-") ? List.of(path, asked, pid) : List.of(path, pid, asked);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }
}
