package io.slipstream.jobs.standalone;

import io.slipstream.jobs.standalone.FlinkRest.Checkpoints;
import io.slipstream.jobs.standalone.FlinkRest.Job;
import io.slipstream.jobs.wiring.Endpoints;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;

/** A cluster as a table for people. */
public final class ClusterStatus {

    private final StandaloneCluster cluster;
    private final PrintStream out;

    public ClusterStatus(StandaloneCluster cluster, PrintStream out) {
        this.cluster = cluster;
        this.out = out;
    }

    /** True if everything that was started still lives and a JobManager answers. */
    public boolean print() throws IOException {
        boolean alive = printProcesses();
        boolean answers = cluster.rest().overview().isPresent();
        if (answers) {
            printCluster();
            printJobs();
        } else {
            out.println("No JobManager answers.");
        }
        return alive && answers;
    }

    private boolean printProcesses() throws IOException {
        boolean alive = true;
        line("%-16s %9s %10s  %s", "PROCESS", "PID", "UP", "STATE");
        for (OwnedProcess process : cluster.processes()) {
            boolean lives = process.isAlive();
            alive &= lives;
            line(
                    "%-16s %9d %10s  %s",
                    process.name(),
                    process.pid(),
                    lives ? span(Duration.between(process.began(), Instant.now())) : "-",
                    lives ? "running" : "dead");
        }
        return alive;
    }

    private void printCluster() throws IOException {
        ClusterOptions options = cluster.facts().options();
        line("");
        line("web UI     %s", cluster.rest().webUi());
        for (Endpoints endpoints : cluster.endpoints().stream().toList()) {
            line("Kafka      %s", endpoints.bootstrapServers());
            line("tables     %s", psql(endpoints));
        }
        line(
                "slots      %d of %d free, state %s, high availability %s, checkpoints every %s",
                cluster.freeSlots(),
                options.slots() * options.taskManagers(),
                options.rocksDb() ? "rocksdb" : "hashmap",
                options.highAvailability() ? "on" : "off",
                span(Duration.ofMillis(options.checkpointMillis())));
        line("");
    }

    private void printJobs() throws IOException {
        line(
                "%-22s %-10s %9s %9s %12s %10s %7s  %s",
                "JOB", "STATE", "TASKS", "RESTARTS", "CHECKPOINTS", "AGE", "SIZE", "ID");
        for (Job job : cluster.rest().jobs()) {
            Checkpoints checkpoints = cluster.rest().checkpoints(job.id());
            boolean any = checkpoints.latestMillis() > 0;
            line(
                    "%-22s %-10s %9s %9s %12d %10s %7s  %s",
                    job.name(),
                    job.state(),
                    job.running() + "/" + job.tasks(),
                    job.isLive() ? number(cluster.rest().restarts(job.id())) : "-",
                    checkpoints.completed(),
                    any
                            ? span(
                                    Duration.ofMillis(
                                            System.currentTimeMillis()
                                                    - checkpoints.latestMillis()))
                            : "-",
                    any ? size(checkpoints.latestBytes()) : "-",
                    job.id());
        }
    }

    private static String psql(Endpoints endpoints) {
        return "psql "
                + endpoints
                        .jdbcUrl()
                        .replaceFirst("^jdbc:postgresql://", "postgresql://postgres@")
                        .replaceFirst("\\?.*", "");
    }

    private static String number(OptionalLong some) {
        return some.isPresent() ? Long.toString(some.getAsLong()) : "-";
    }

    private static String size(long bytes) {
        return bytes < 10_000_000 ? bytes / 1_000 + " kB" : bytes / 1_000_000 + " MB";
    }

    private static String span(Duration time) {
        return time.toMinutes() >= 120
                ? time.toHours() + " h"
                : time.toSeconds() >= 120
                        ? time.toMinutes() + " min"
                        : String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1e3);
    }

    private void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values).stripTrailing());
    }
}
