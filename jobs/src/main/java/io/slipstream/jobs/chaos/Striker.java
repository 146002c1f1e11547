package io.slipstream.jobs.chaos;

import io.slipstream.connectors.failpoints.FailpointFolder;
import io.slipstream.jobs.standalone.FlinkRest.Job;
import io.slipstream.jobs.standalone.OwnedProcess;
import io.slipstream.jobs.standalone.StandaloneCluster;
import io.slipstream.models.port.Failpoints.Window;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Strikes one blow after the other, and waits each time until the cluster works again. */
final class Striker {

    private static final long WINDOW_SECONDS = 60;
    private static final long RECOVERY_SECONDS = 180;
    private static final long FLYING_SECONDS = 20;
    private static final long STIR_SECONDS = 1;
    private static final int LONGEST_CALM_MILLIS = 2_000;

    private final StandaloneCluster cluster;
    private final Arena arena;
    private final JobSubmission jobs;
    private final FailpointFolder failpoints;
    private final Random random;
    private @Nullable Connection database;
    private int nextTaskManager;
    private int parallelism = ChaosRun.PARALLELISM;

    Striker(
            StandaloneCluster cluster,
            Arena arena,
            JobSubmission jobs,
            FailpointFolder failpoints,
            long seed) {
        this.cluster = cluster;
        this.arena = arena;
        this.jobs = jobs;
        this.failpoints = failpoints;
        this.random = new Random(seed);
        this.nextTaskManager = cluster.facts().options().taskManagers() + 1;
    }

    Struck strike(Blow blow) throws Exception {
        String weather = arena.weather(random);
        Window window = blow.window();
        if (window == null) {
            TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_CALM_MILLIS));
            return fall(blow, weather, random(blow), false);
        }
        failpoints.arm(window);
        try {
            Optional<OwnedProcess> inWindow = awaitInWindow(window);
            return inWindow.isPresent()
                    ? fall(blow, weather, inWindow.get(), true)
                    : fall(blow, weather, random(blow), false);
        } finally {
            failpoints.disarm(window);
        }
    }

    /** Orders are made until one of them is held there. */
    private Optional<OwnedProcess> awaitInWindow(Window window) throws Exception {
        Optional<OwnedProcess> inWindow = Optional.empty();
        Stirring stirring = new Stirring(WINDOW_SECONDS);
        while (inWindow.isEmpty() && stirring.goesOn()) {
            inWindow = failpoints.waiting(window).flatMap(this::process);
        }
        return inWindow;
    }

    private Optional<OwnedProcess> process(long pid) {
        try {
            return cluster.processes().stream().filter(one -> one.pid() == pid).findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private OwnedProcess random(Blow blow) throws IOException {
        String kind =
                switch (blow.kind()) {
                    case TASK_MANAGER_KILLED, TASK_MANAGER_PAUSED -> "taskmanager";
                    case JOB_MANAGER_KILLED, RESCALED -> "jobmanager";
                    case SERVICES_KILLED -> "services";
                    case NODE_OUTAGE -> "localnet";
                };
        List<OwnedProcess> candidates =
                cluster.processes().stream()
                        .filter(one -> one.name().startsWith(kind) && one.isAlive())
                        .toList();
        return candidates.get(random.nextInt(candidates.size()));
    }

    private Struck fall(Blow blow, String weather, OwnedProcess victim, boolean inWindow)
            throws Exception {
        long inFlight = awaitFlying();
        long orders = orders();
        long begun = System.nanoTime();
        switch (blow.kind()) {
            case TASK_MANAGER_KILLED -> {
                victim.kill();
                disarm(blow);
                cluster.forget(victim);
                cluster.startTaskManager(nextTaskManager++);
                awaitGone(victim);
            }
            case TASK_MANAGER_PAUSED -> pause(blow, victim);
            case JOB_MANAGER_KILLED -> {
                victim.kill();
                cluster.startJobManager(number(victim));
            }
            case RESCALED -> {
                parallelism = ChaosRun.PARALLELISM + 1 - parallelism;
                jobs.submit(parallelism, cluster.stopJobs(true));
            }
            case NODE_OUTAGE -> arena.outage();
            case SERVICES_KILLED -> {
                victim.kill();
                TimeUnit.MILLISECONDS.sleep(500);
                cluster.restartServices();
                cluster.awaitServices();
            }
        }
        awaitNewOrdersAfter(orders);
        return new Struck(
                blow,
                victim.name(),
                weather,
                inFlight,
                (System.nanoTime() - begun) / 1_000_000,
                inWindow);
    }

    /** It wakes up beside its replacement, and goes on where it was stopped. */
    private void pause(Blow blow, OwnedProcess victim) throws Exception {
        long orders = orders();
        victim.signal("STOP");
        cluster.startTaskManager(nextTaskManager++);
        awaitGone(victim);
        awaitNewOrdersAfter(orders);
        victim.signal("CONT");
        disarm(blow);
        // It has nothing to do any more, and would be one too many.
        TimeUnit.SECONDS.sleep(2);
        victim.kill();
        cluster.forget(victim);
    }

    private void disarm(Blow blow) throws IOException {
        if (blow.window() != null) {
            failpoints.disarm(blow.window());
        }
    }

    private void awaitGone(OwnedProcess victim) throws Exception {
        await(
                victim.name() + " given up",
                () ->
                        cluster.rest().taskManagers().stream()
                                .noneMatch(id -> id.startsWith(victim.name() + "-")));
    }

    void awaitNewOrders() throws Exception {
        awaitNewOrdersAfter(orders());
    }

    private void awaitNewOrdersAfter(long before) throws Exception {
        await("jobs that run and orders that go on", () -> areUp() && orders() > before);
    }

    private boolean areUp() throws IOException {
        List<Job> running = cluster.rest().jobs();
        return running.stream().filter(Job::isUp).count() >= arena.jobs().size();
    }

    /**
     * A blow while little is going on shows little: orders are made until enough are under way.
     *
     * @return how many are
     */
    private long awaitFlying() throws Exception {
        Stirring stirring = new Stirring(FLYING_SECONDS);
        long flying = flying();
        while (flying < Struck.ENOUGH_IN_FLIGHT && stirring.goesOn()) {
            flying = flying();
        }
        return flying;
    }

    /** Stirs the arena now and then, for a while. */
    private final class Stirring {
        private final long deadline;
        private long next = System.nanoTime();

        Stirring(long seconds) {
            deadline = next + TimeUnit.SECONDS.toNanos(seconds);
        }

        /** After a moment. False when it has lasted long enough. */
        boolean goesOn() throws Exception {
            if (System.nanoTime() >= next) {
                arena.stir();
                next += TimeUnit.SECONDS.toNanos(STIR_SECONDS);
            }
            TimeUnit.MILLISECONDS.sleep(5);
            return System.nanoTime() < deadline;
        }
    }

    private long flying() throws Exception {
        return number(
                "SELECT count(*) FROM orders WHERE state NOT IN ('FILLED', 'FAILED', 'EXPIRED')");
    }

    private long orders() throws Exception {
        return number("SELECT count(*) FROM orders");
    }

    private long number(String sql) throws Exception {
        Connection asked = database;
        if (asked == null) {
            asked = DriverManager.getConnection(cluster.endpoints().orElseThrow().jdbcUrl());
            database = asked;
        }
        try (Statement statement = asked.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            database = null; // it may have been struck
            asked.close();
            throw e;
        }
    }

    private static int number(OwnedProcess process) {
        return Integer.parseInt(process.name().replaceFirst(".*-", ""));
    }

    /** Whoever cannot be asked just now is asked again. */
    private static void await(String what, Callable<Boolean> isThere) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(RECOVERY_SECONDS);
        Exception failure = new IllegalStateException("it was not");
        while (System.nanoTime() < deadline) {
            try {
                if (isThere.call()) {
                    return;
                }
            } catch (IOException | SQLException | RuntimeException e) {
                failure = e;
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new IllegalStateException(
                "expected %s within %d s, was not".formatted(what, RECOVERY_SECONDS), failure);
    }
}
