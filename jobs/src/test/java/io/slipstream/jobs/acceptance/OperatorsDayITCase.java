package io.slipstream.jobs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipstream.jobs.RepositoryFolder;
import io.slipstream.jobs.chaos.Referee;
import io.slipstream.jobs.standalone.KnownJob;
import io.slipstream.jobs.standalone.OwnedProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An ordinary day of an operator, on real processes and through the command line alone: start,
 * submit, replay, ask, stop with a savepoint, upgrade, rescale, lose a TaskManager, back up,
 * restore elsewhere. What was ordered is held against a run that nobody disturbed.
 */
@Tag("cluster")
class OperatorsDayITCase {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String ORDERS = "SELECT count(*) FROM orders";

    /** So that the tape lasts until the last stage, on a machine that is busy too. */
    private static final int TRANSACTIONS = 9_000;

    private static final String SPEED = "2";

    @TempDir Path dir;
    private ClusterCli here;
    private ClusterCli elsewhere;
    private final long begun = System.nanoTime();

    @AfterEach
    void endProcesses() throws Exception {
        for (ClusterCli cluster : new ClusterCli[] {here, elsewhere}) {
            if (cluster != null) {
                cluster.exitOf("stop");
            }
        }
    }

    @Test
    void everySignalOfTheDayIsDecidedOnceWhateverTheOperatorDoes() throws Exception {
        List<Path> tape = tape();
        List<Follower> users = users();
        Path seed = Files.writeString(dir.resolve("seed.sql"), Follower.sql(users));
        here = new ClusterCli(dir.resolve("here"));
        here.cluster(
                "start",
                "--taskmanagers=2",
                "--state-backend=rocksdb",
                "--heartbeat-timeout=20000",
                "--seed-sql=" + seed);
        assertThat(here.exitOf("start")).as("a second start").isEqualTo(2);
        submit(here, tape, SPEED, "--parallelism=1");
        assertThat(here.exitOf("submit", "ingest")).as("a second submission").isEqualTo(2);
        step("started, submitted");
        awaitOrders(200);

        here.cluster("stop", "--savepoint", "--jobs-only");
        queriesMatch();
        stateMatches();
        here.cluster("stop");
        assertThat(here.processes().processes()).isEmpty();
        step("queries match, savepoint matches, stopped");

        here.cluster("start", "--taskmanagers=2", "--heartbeat-timeout=20000");
        submit(here, tape, SPEED, "--from-savepoint=latest", "--parallelism=1");
        awaitOrders(100);
        step("upgraded");
        here.cluster("stop", "--savepoint", "--jobs-only");
        submit(here, tape, SPEED, "--from-savepoint=latest", "--parallelism=2");
        awaitOrders(100);
        step("rescaled");
        here.processes().process("taskmanager-1").orElseThrow().kill();
        awaitRestart();
        assertThat(here.exitOf("status")).as("one is dead").isEqualTo(1);
        step("a TaskManager is dead, its tasks run elsewhere");

        Run undisturbed = undisturbed(tape, users);
        Set<String> signals = undisturbed.tables().signals();
        awaitEnd(here, signals);
        Tables made = booked(here);
        assertThat(made.signals()).isEqualTo(signals);
        assertThat(made.orders("FILLED")).isGreaterThan(500);
        traceTells();
        step(made.of("orders").size() + " orders, the same as in an undisturbed run, none twice");

        Path backup = backup();
        List<OwnedProcess> owned = here.processes().processes();
        here.cluster("stop", "--savepoint");
        assertThat(owned).noneMatch(OwnedProcess::isAlive);
        step("backed up");

        elsewhere = new ClusterCli(dir.resolve("elsewhere"));
        ClusterCli.succeeds(
                ClusterCli.run(
                        List.of(
                                "restore",
                                "--from=" + backup,
                                "--data-dir=" + elsewhere.dir().resolve("services"))));
        elsewhere.cluster("start", "--taskmanagers=1");
        submit(elsewhere, tape, "max", "--parallelism=1");
        awaitEnd(elsewhere, signals);
        assertThat(booked(elsewhere).differences(made)).isEmpty();
        step("restored elsewhere, the same signals came again, nothing changed");
        sells(elsewhere);
        step("what was bought before the restore is sold");
    }

    /** The seeded market, and recorded transactions if there are any. */
    private static List<Path> tape() throws Exception {
        List<Path> tape = new ArrayList<>(List.of(AcceptanceTape.first(TRANSACTIONS)));
        RepositoryFolder.shared("data/transactions").ifPresent(tape::add);
        return tape;
    }

    /** Nobody has exits: they follow fills, which are not the same each time. */
    private static List<Follower> users() {
        Stream<Follower> recorded =
                Followers.ofRecorded().stream()
                        .map(
                                one ->
                                        new Follower(
                                                one.id() + 100,
                                                one.user(),
                                                one.settings(),
                                                one.relations()));
        return Stream.concat(Followers.copyingAndSniping().stream(), recorded)
                .filter(
                        one ->
                                one.settings() == null
                                        || one.settings().stopPercent() == null
                                                && one.settings().takePercent() == null)
                .toList();
    }

    private void submit(ClusterCli cluster, List<Path> tape, String speed, String... options)
            throws Exception {
        for (KnownJob job : KnownJob.trading()) {
            List<String> arguments = new ArrayList<>(List.of("submit"));
            arguments.addAll(List.of(options));
            arguments.add(job.label());
            if (job == KnownJob.INGEST) {
                arguments.add("--");
                tape.forEach(path -> arguments.addAll(List.of("--input", path.toString())));
                arguments.addAll(List.of("--posts", AcceptanceTape.posts().toString()));
                arguments.addAll(List.of("--speed", speed));
            }
            cluster.cluster(arguments.toArray(String[]::new));
        }
    }

    private void awaitOrders(int more) throws Exception {
        Query query = here.tables();
        query.awaitAtLeast(query.number(ORDERS) + more, ORDERS, PATIENCE, () -> true);
    }

    /** Flink SQL over the topics of orders and the tables of refusals, beside PostgreSQL's own. */
    private void queriesMatch() throws Exception {
        Path queries = RepositoryFolder.root().resolve("sql/queries");
        String printed =
                here.asks(
                        "sql",
                        "--format=json",
                        "--file=" + queries.resolve("skips.sql"),
                        "--file=" + queries.resolve("states.sql"));
        long skipped = 0;
        long filled = 0;
        for (String line : printed.lines().filter(text -> text.startsWith("{")).toList()) {
            JsonNode row = new ObjectMapper().readTree(line);
            skipped += row.path("skipped").asLong();
            filled += row.path("state").asText().equals("FILLED") ? row.path("orders").asLong() : 0;
        }
        Query tables = here.tables();
        assertThat(skipped)
                .isPositive()
                .isEqualTo(
                        tables.number(
                                "SELECT (SELECT count(*) FROM order_denials)"
                                        + " + (SELECT count(*) FROM snipe_runs WHERE decision = 'REFUSED')"));
        // What the gate has not read when it is stopped, it books when it goes on.
        assertThat(filled)
                .isBetween(
                        Math.max(1, tables.number("SELECT count(*) FROM trades")),
                        tables.number("SELECT count(*) FROM orders"));
    }

    /** The gate's state in the savepoint, beside the table of lots that it has told. */
    private void stateMatches() throws Exception {
        String printed = here.cluster("state", "--savepoint=latest", "--user=15");
        List<String> lots =
                here.tables()
                        .list(
                                "SELECT concat(token_units, ' units, ', opened_order_id) FROM lots WHERE user_id = 15 AND token_units > 0");

        assertThat(lots).isNotEmpty();
        assertThat(
                        printed.lines()
                                .filter(line -> line.startsWith("  lot "))
                                .map(
                                        line ->
                                                line.replaceAll(
                                                        "^  lot +(\\d+ units, ).*order (\\w+)$",
                                                        "$1$2")))
                .containsExactlyInAnyOrderElementsOf(lots);
    }

    /** The gate there knows the lots although it began without a state. */
    private static void sells(ClusterCli cluster) throws Exception {
        Query tables = cluster.tables();
        String held = " FROM positions WHERE user_id = 15 ORDER BY token_units DESC, mint LIMIT 1";
        String mint = tables.list("SELECT mint" + held).get(0);
        long units = tables.number("SELECT token_units" + held);
        String broker = cluster.processes().endpoints().orElseThrow().bootstrapServers();
        ClusterCli.succeeds(
                ClusterCli.run(
                        List.of(
                                "command",
                                "--kafka=" + broker,
                                "--user=15",
                                "sell",
                                mint,
                                "100%")));
        String commanded = " FROM order_outcomes WHERE context = 'manual_command'";
        tables.awaitAtLeast(1, "SELECT count(*)" + commanded, PATIENCE, () -> true);
        assertThat(
                        tables.list(
                                "SELECT concat(side, ' ', mint, ' ', input_amount) FROM orders"
                                        + " WHERE context = 'manual_command'"))
                .as("sold, not refused")
                .containsExactly("SELL " + mint + " " + units);
    }

    /** Until somebody has noticed that it is dead, and all tasks run elsewhere. */
    private void awaitRestart() throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (here.processes().rest().taskManagers().size() > 1
                || !here.processes().rest().jobs().stream().allMatch(job -> job.isUp())) {
            assertThat(System.nanoTime()).as("restarted in time").isLessThan(deadline);
            Thread.sleep(100);
        }
    }

    /** The same day in this process, in lock-step. */
    private Run undisturbed(List<Path> tape, List<Follower> users) throws Exception {
        Run run =
                Run.in(dir.resolve("undisturbed"))
                        .replaying(tape.toArray(Path[]::new))
                        .hearing(AcceptanceTape.posts())
                        .seededBy(users);
        assertThat(run.toTheEnd()).isZero();
        return run;
    }

    /** The tape has ended, and each signal of it has come to its end. */
    private static void awaitEnd(ClusterCli cluster, Set<String> signals) throws Exception {
        Referee referee = new Referee(cluster.processes().endpoints().orElseThrow());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (cluster.processes().liveJob(KnownJob.INGEST.jobName()).isPresent()
                || !Tables.read(cluster.tables().jdbcUrl()).signals().containsAll(signals)
                || referee.unsettled() > 0) {
            assertThat(System.nanoTime()).as("settled in time").isLessThan(deadline);
            Thread.sleep(500);
        }
        assertThat(referee.judge().defects()).isEmpty();
    }

    /** Without the counts of a user's day, which follow the order in which ends are told. */
    private static Tables booked(ClusterCli cluster) throws Exception {
        Map<String, SortedMap<String, String>> rows =
                new TreeMap<>(Tables.read(cluster.tables().jdbcUrl()).rows());
        rows.remove("user_risk_state");
        return new Tables(rows);
    }

    private void traceTells() throws Exception {
        String order =
                here.tables()
                        .list(
                                "SELECT order_id FROM orders WHERE state = 'FILLED' AND context = 'copy_trade' ORDER BY 1 LIMIT 1")
                        .get(0);
        assertThat(here.asks("trace", order))
                .containsSubsequence("SIGNAL", "RISK DECISION", "STATES", "FILLED", "FILL", "LOTS");
    }

    /** While it runs, as every day; the one of the day before makes room. */
    private Path backup() throws Exception {
        Path backups = dir.resolve("backups");
        Path old = Files.createDirectories(backups.resolve("20250630-030000"));
        here.asks("backup", "--out=" + backups, "--keep=1");
        assertThat(old).doesNotExist();
        try (Stream<Path> kept = Files.list(backups)) {
            return kept.findFirst().orElseThrow();
        }
    }

    private void step(String done) {
        System.out.printf("%6.1f s  %s%n", (System.nanoTime() - begun) / 1e9, done);
    }
}
