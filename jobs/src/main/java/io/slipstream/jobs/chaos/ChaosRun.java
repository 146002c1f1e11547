package io.slipstream.jobs.chaos;

import io.slipstream.connectors.failpoints.FailpointFolder;
import io.slipstream.jobs.chaos.Referee.Verdict;
import io.slipstream.jobs.local.Crowd;
import io.slipstream.jobs.standalone.ClusterDir;
import io.slipstream.jobs.standalone.ClusterOptions;
import io.slipstream.jobs.standalone.KnownJob;
import io.slipstream.jobs.standalone.StandaloneCluster;
import io.slipstream.jobs.standalone.Submission;
import io.slipstream.jobs.wiring.Endpoints;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A cluster on the simulated market that is struck again and again, and then judged. */
public final class ChaosRun {

    private static final int USERS = 50;
    private static final int RATE = 200;
    private static final int PARALLELISM = 2;
    private static final long SETTLE_SECONDS = 240;

    private final Path jar;
    private final Path lib;
    private final PrintStream out;

    /**
     * @param jar of the jobs
     * @param lib jars of a cluster's lib folder
     */
    public ChaosRun(Path jar, Path lib, PrintStream out) {
        this.jar = jar;
        this.lib = lib;
        this.out = out;
    }

    /**
     * @param dir empty folder of the cluster
     * @return true if nothing went wrong
     */
    public boolean run(int kills, long seed, Path dir) throws Exception {
        Files.createDirectories(dir);
        ClusterDir folder = new ClusterDir(dir);
        Path failpoints = Files.createDirectories(folder.root().resolve("failpoints"));
        out.printf("Chaos: %d blows, seed %d, on paper, in %s%n", kills, seed, folder.root());
        StandaloneCluster cluster =
                StandaloneCluster.start(folder, options(folder.root()), lib, Map.of());
        try {
            submit(cluster, failpoints);
            List<Struck> struck =
                    strike(cluster, new FailpointFolder(failpoints.toString()), kills, seed);
            Endpoints endpoints = cluster.endpoints().orElseThrow();
            settle(cluster, new Referee(endpoints));
            Verdict verdict = new Referee(endpoints).judge();
            ChaosTable.print(struck, verdict, out);
            return verdict.defects().isEmpty() && verdict.filled() > 0;
        } finally {
            cluster.endProcesses();
        }
    }

    private static ClusterOptions options(Path dir) throws Exception {
        return new ClusterOptions(
                2,
                6,
                false,
                true,
                0,
                0,
                0,
                Crowd.seed(dir.resolve("crowd.sql"), USERS),
                1_000,
                8_000,
                768);
    }

    private void submit(StandaloneCluster cluster, Path failpoints) throws Exception {
        for (KnownJob job : KnownJob.values()) {
            List<String> arguments =
                    switch (job) {
                        case EXECUTION -> List.of("--failpoints", failpoints.toString());
                        case SIGNALS -> List.of();
                        case INGEST -> List.of("--rate", Integer.toString(RATE));
                    };
            cluster.submit(Submission.of(job, jar, PARALLELISM, null, arguments), Map.of());
        }
    }

    private List<Struck> strike(
            StandaloneCluster cluster, FailpointFolder failpoints, int kills, long seed)
            throws Exception {
        Striker striker = new Striker(cluster, failpoints, seed);
        striker.awaitNewOrders();
        List<Struck> struck = new ArrayList<>();
        long begun = System.nanoTime();
        for (Blow blow : ChaosPlan.of(kills, seed, ChaosPlan.PAPER_WINDOWS)) {
            Struck fallen = striker.strike(blow);
            struck.add(fallen);
            out.printf(
                    "%4d  %-20s %-24s %-14s %4d in flight, %.1f s%n",
                    struck.size(),
                    blow.kind(),
                    fallen.label(),
                    fallen.victim(),
                    fallen.inFlight(),
                    fallen.recoveryMillis() / 1e3);
        }
        out.printf(
                "%.1f s for each blow%n",
                (System.nanoTime() - begun) / 1e9 / Math.max(1, struck.size()));
        return struck;
    }

    /** Ends the market, so that event time runs to its end and every order lands. */
    private void settle(StandaloneCluster cluster, Referee referee) throws Exception {
        cluster.endInput(KnownJob.INGEST.jobName());
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SETTLE_SECONDS);
        long unsettled = referee.unsettled();
        while (unsettled > 0 && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(500);
            unsettled = referee.unsettled();
        }
        // What is behind the last checkpoint of the tables' sinks comes out with a savepoint.
        cluster.stopJobs(true);
    }
}
