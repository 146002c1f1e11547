package io.slipstream.jobs.standalone;

import io.slipstream.jobs.standalone.FlinkRest.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Stops all jobs of a cluster, from the input downwards. */
final class JobStop {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
    private static final int ATTEMPTS = 4;
    private static final long PATIENCE_SECONDS = 60;

    private final FlinkRest rest;
    private final Path savepoints;

    /**
     * @param savepoints gets a folder for each stop, with one for each job in it
     */
    JobStop(FlinkRest rest, Path savepoints) {
        this.rest = rest;
        this.savepoints = savepoints;
    }

    /** Where the savepoints are, by job; empty without. */
    Map<String, String> stop(boolean savepoint) throws IOException, InterruptedException {
        Map<String, String> made = new LinkedHashMap<>();
        Path folder = savepoints.resolve(ZonedDateTime.now(ZoneOffset.UTC).format(STAMP));
        for (Job job : liveJobs()) {
            if (savepoint) {
                Path own = Files.createDirectories(folder.resolve(shortName(job)));
                made.put(job.name(), stop(job, own, false));
            } else {
                rest.cancel(job.id());
            }
            awaitEnd(job);
        }
        return made;
    }

    /** Stops a job behind the end of event time: whatever waits for a later moment comes out. */
    void drain(Job job) throws IOException, InterruptedException {
        stop(job, Files.createDirectories(savepoints.resolveSibling("drained")), true);
        awaitEnd(job);
    }

    private List<Job> liveJobs() throws IOException {
        List<Job> live = new ArrayList<>(rest.jobs().stream().filter(Job::isLive).toList());
        live.sort(Comparator.comparingInt(job -> KnownJob.stopRank(job.name())));
        return live;
    }

    /** A savepoint that meets a task on its way out fails, and the job recovers; then again. */
    private String stop(Job job, Path folder, boolean drain)
            throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return rest.stop(job.id(), folder, drain);
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw new IOException(
                            "expected job %s to stop with a savepoint, was %s"
                                    .formatted(job.name(), e.getMessage()),
                            e);
                }
                TimeUnit.SECONDS.sleep(2);
            }
        }
    }

    private void awaitEnd(Job job) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (rest.jobs().stream().anyMatch(now -> now.id().equals(job.id()) && now.isLive())) {
            if (System.nanoTime() > deadline) {
                throw new IOException(
                        "expected job %s to end within %d s, it did not"
                                .formatted(job.name(), PATIENCE_SECONDS));
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static String shortName(Job job) {
        return job.name().replaceFirst("^slipstream-", "").replaceAll("[^A-Za-z0-9._-]", "_");
    }
}
