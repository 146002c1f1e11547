package io.slipstream.jobs.chaos;

import io.slipstream.connectors.failpoints.FailpointFolder;
import io.slipstream.jobs.chaos.Blow.Kind;
import io.slipstream.jobs.chaos.Referee.Verdict;
import io.slipstream.jobs.standalone.ClusterDir;
import io.slipstream.jobs.standalone.ClusterOptions;
import io.slipstream.jobs.standalone.StandaloneCluster;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A cluster that is struck again and again while it trades, and then judged. */
public final class ChaosRun {

    static final int PARALLELISM = 2;

    private static final int CHECKPOINT_MILLIS = 2_000;
    private static final int HEARTBEAT_MILLIS = 8_000;

    /** It restarts at once and as often as it is struck, on JVMs that start cheaply. */
    private static final Map<String, String> FLINK =
            Map.of(
                    "restart-strategy.type", "fixed-delay",
                    "restart-strategy.fixed-delay.attempts", "1000000",
                    "restart-strategy.fixed-delay.delay", "100 ms",
                    // Who is gone is seen by two that fail; who is paused by the timeout.
                    "heartbeat.interval", "400 ms",
                    "env.java.opts.all", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1");

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
     * On the simulated market, on paper.
     *
     * @param only if not empty: nothing else falls
     */
    public Verdict onPaper(int kills, long seed, Set<Kind> only, Path dir) throws Exception {
        return run(new PaperArena(), kills, seed, only, dir);
    }

    /**
     * With real orders.
     *
     * @param localnet its folder, prepared
     * @param sendBeforeStoring with the defect that the referee must see
     */
    public Verdict onChain(
            Path localnet,
            boolean sendBeforeStoring,
            int kills,
            long seed,
            Set<Kind> only,
            Path dir)
            throws Exception {
        return run(new ChainArena(localnet, sendBeforeStoring), kills, seed, only, dir);
    }

    /**
     * @param dir folder of the cluster, without one
     */
    private Verdict run(Arena chosen, int kills, long seed, Set<Kind> only, Path dir)
            throws Exception {
        List<Blow> plan = ChaosPlan.of(kills, seed, chosen.windows(), chosen.moments(), only);
        Files.createDirectories(dir);
        ClusterDir folder = new ClusterDir(dir);
        Path failpoints = Files.createDirectories(folder.root().resolve("failpoints"));
        out.printf(
                "Chaos: %d blows, seed %d, %s, in %s%n",
                kills, seed, chosen.sentence(), folder.root());
        try (Arena arena = chosen) {
            StandaloneCluster cluster =
                    StandaloneCluster.start(
                            folder, options(arena, folder.root()), lib, arena.environment());
            try {
                JobSubmission jobs =
                        new JobSubmission(cluster, arena, jar, failpoints, arena.prepare(cluster));
                jobs.submit(PARALLELISM, Map.of());
                arena.begin();
                Striker striker =
                        new Striker(
                                cluster,
                                arena,
                                jobs,
                                new FailpointFolder(failpoints.toString()),
                                seed);
                List<Struck> struck = strike(striker, plan);
                arena.settle(cluster);
                // What is behind the last checkpoint of the tables' sinks comes out with it.
                cluster.stopJobs(true);
                Verdict verdict = arena.judge();
                ChaosTable.print(struck, verdict, out);
                return verdict;
            } finally {
                cluster.endProcesses();
            }
        }
    }

    private static ClusterOptions options(Arena arena, Path dir) throws Exception {
        return new ClusterOptions(
                arena.taskManagers(),
                arena.jobs().size() * PARALLELISM,
                false,
                true,
                0,
                0,
                0,
                arena.seed(dir),
                CHECKPOINT_MILLIS,
                HEARTBEAT_MILLIS,
                768,
                FLINK,
                null);
    }

    private List<Struck> strike(Striker striker, List<Blow> plan) throws Exception {
        striker.awaitNewOrders();
        List<Struck> struck = new ArrayList<>();
        long begun = System.nanoTime();
        for (Blow blow : plan) {
            Struck fallen = striker.strike(blow);
            struck.add(fallen);
            out.printf(
                    "%4d  %-20s %-24s %-14s %4d in flight, %5.1f s  %s%n",
                    struck.size(),
                    blow.kind(),
                    fallen.label(),
                    fallen.victim(),
                    fallen.inFlight(),
                    fallen.recoveryMillis() / 1e3,
                    fallen.weather());
        }
        out.printf(
                "%.1f s for each blow%n",
                (System.nanoTime() - begun) / 1e9 / Math.max(1, struck.size()));
        return struck;
    }
}
