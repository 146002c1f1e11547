package io.slipstream.jobs.standalone;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The jobs of the house by their short names, in the order in which they are submitted. */
public enum KnownJob {
    EXECUTION("io.slipstream.jobs.cluster.ExecutionJob"),
    SIGNALS("io.slipstream.jobs.cluster.SignalJob"),
    INGEST("io.slipstream.jobs.cluster.IngestJob"),
    NOTIFY("io.slipstream.jobs.cluster.NotifyJob");

    private final String main;

    KnownJob(String main) {
        this.main = main;
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As Flink shows it. */
    public String jobName() {
        return "slipstream-" + label();
    }

    String main() {
        return main;
    }

    /** Those that trade, in the order in which they are submitted. */
    public static List<KnownJob> trading() {
        return List.of(EXECUTION, SIGNALS, INGEST);
    }

    public static Optional<KnownJob> of(String label) {
        return Arrays.stream(values()).filter(job -> job.label().equals(label)).findFirst();
    }

    /**
     * From the input downwards, so that each step still takes what the one before it sent; jobs of
     * others come last.
     */
    static int stopRank(String jobName) {
        List<KnownJob> jobs = List.of(INGEST, SIGNALS, EXECUTION, NOTIFY);
        for (int rank = 0; rank < jobs.size(); rank++) {
            if (jobs.get(rank).jobName().equals(jobName)) {
                return rank;
            }
        }
        return jobs.size();
    }
}
