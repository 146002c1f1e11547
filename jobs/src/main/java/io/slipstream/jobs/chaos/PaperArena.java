package io.slipstream.jobs.chaos;

import io.slipstream.jobs.chaos.Blow.Kind;
import io.slipstream.jobs.chaos.Referee.Verdict;
import io.slipstream.jobs.local.Crowd;
import io.slipstream.jobs.standalone.KnownJob;
import io.slipstream.jobs.standalone.StandaloneCluster;
import io.slipstream.models.port.Failpoints.Window;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The simulated market on paper: all three jobs, and no ledger but our own. */
final class PaperArena implements Arena {

    /** Nothing is signed on paper, and nothing acknowledged late. */
    private static final List<Window> WINDOWS =
            List.of(
                    Window.DECIDED_UNSTORED,
                    Window.STORED_UNSENT,
                    Window.ACKNOWLEDGED_UNEMITTED,
                    Window.EMITTED_UNCHECKPOINTED);

    private static final int USERS = 50;
    private static final int RATE = 200;
    private static final long SETTLE_SECONDS = 240;

    private @Nullable Referee referee;

    @Override
    public String sentence() {
        return "on paper, on the simulated market";
    }

    @Override
    public List<Window> windows() {
        return WINDOWS;
    }

    @Override
    public List<Kind> moments() {
        return List.of(
                Kind.JOB_MANAGER_KILLED,
                Kind.SERVICES_KILLED,
                Kind.TASK_MANAGER_KILLED,
                Kind.RESCALED);
    }

    @Override
    public void outage() {
        throw new UnsupportedOperationException("expected a node, was paper");
    }

    @Override
    public List<KnownJob> jobs() {
        return KnownJob.trading();
    }

    @Override
    public int taskManagers() {
        return 2;
    }

    @Override
    public List<String> arguments(KnownJob job) {
        return job == KnownJob.INGEST ? List.of("--rate", Integer.toString(RATE)) : List.of();
    }

    @Override
    public Map<String, String> environment() {
        return Map.of();
    }

    @Override
    public Path seed(Path dir) throws Exception {
        return Crowd.seed(dir.resolve("crowd.sql"), USERS);
    }

    @Override
    public Map<String, String> prepare(StandaloneCluster cluster) throws Exception {
        referee = new Referee(cluster.endpoints().orElseThrow());
        return Map.of();
    }

    @Override
    public void begin() {}

    /** The market does not wait for anybody. */
    @Override
    public void stir() {}

    @Override
    public String weather(Random random) {
        return "";
    }

    /** Ends the market, so that event time runs to its end and every order lands. */
    @Override
    public void settle(StandaloneCluster cluster) throws Exception {
        cluster.endInput(KnownJob.INGEST.jobName());
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SETTLE_SECONDS);
        while (referee().unsettled() > 0 && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    @Override
    public Verdict judge() throws Exception {
        return referee().judge();
    }

    private Referee referee() {
        if (referee == null) {
            throw new IllegalStateException("expected to be prepared first, was not");
        }
        return referee;
    }

    @Override
    public void close() {}
}
