package io.slipstream.jobs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipstream.jobs.acceptance.Follower.Relation;
import io.slipstream.jobs.cli.SlipstreamCommand;
import io.slipstream.jobs.cli.models.ModelsCommand;
import io.slipstream.jobs.savepoint.RiskGateState;
import io.slipstream.jobs.savepoint.SavedUser;
import io.slipstream.models.scoring.ModelBundles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sun.misc.Signal;

/** A row that is changed while the market runs changes what is decided a second later. */
class SettingsChangeITCase {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long EFFECT_MILLIS = 1_000;
    private static final String NONSENSE = "{\"commandId\":5,\"userId\":1,\"mint\":\"x\"}";
    private static final String COMMANDED =
            "SELECT count(*) FROM orders WHERE context = 'manual_command' AND ";
    private static final String DENIED = "SELECT count(*) FROM order_denials WHERE ";
    private static final String SCORED_BY =
            "SELECT count(*) FROM snipe_runs WHERE model_version = ";
    private static final String BUYS = " FROM orders WHERE side = 'BUY' AND user_id = ";

    @Test
    void decisionsObeyWithinASecond(@TempDir Path home) throws Exception {
        Run run =
                Run.in(home)
                        .seededBy(List.of(follower(1), follower(2)))
                        .onPostgresPort(Run.freePort())
                        .onKafkaPort(Run.freePort());
        CompletableFuture<Integer> exit = CompletableFuture.supplyAsync(() -> toTheEnd(run));
        Query tables = new Query(run.jdbcUrl());
        try {
            await(tables, exit, 3, "SELECT count(*)" + BUYS + 1);
            await(tables, exit, 3, "SELECT count(*)" + BUYS + 2);

            long more =
                    change(
                            tables,
                            "UPDATE copy_relations SET copy_amount_sol = 0.2 WHERE user_id = 1");
            long halted =
                    change(
                            tables,
                            "UPDATE user_settings SET trading_state = 'HALTED' WHERE user_id = 2");

            await(tables, exit, 5, "SELECT count(*)" + BUYS + "1 AND input_amount = 200000000");
            await(
                    tables,
                    exit,
                    5,
                    "SELECT count(*) FROM order_denials WHERE user_id = 2 AND reason = 'HALTED'");
            assertThat(received(tables, "1 AND input_amount = 100000000"))
                    .isLessThan(more + EFFECT_MILLIS);
            assertThat(received(tables, "2")).isLessThan(halted + EFFECT_MILLIS);

            long active =
                    change(
                            tables,
                            "UPDATE user_settings SET trading_state = 'ACTIVE' WHERE user_id = 2");
            await(tables, exit, 1, "SELECT count(*)" + BUYS + "2 AND received_at > " + active);
            obeysCommands(run, tables, exit);
            scoresWithTheModelInForce(run, home.resolve("bundle"), tables, exit);
        } finally {
            Signal.raise(new Signal("INT"));
        }
        assertThat(exit.get(60, TimeUnit.SECONDS)).isZero();
        theSavepointHoldsWhatTheTablesSay(run);
        assertThat(run.reported().path("reconciled").isBoolean()).isTrue();
        Consistency.check(run.dataDir());
        assertThat(DeadLetters.of(run.dataDir()))
                .anyMatch(
                        letter ->
                                letter.path("payload").asText().equals(NONSENSE)
                                        && letter.path("reason")
                                                .asText()
                                                .contains("expected kind BUY, SELL or RESUME"));
    }

    /** A row of lots begins with user, mint, kind, source and units. */
    private static void theSavepointHoldsWhatTheTablesSay(Run run) throws Exception {
        Path savepoints = run.dataDir().resolve("states/fused/savepoints");
        Path savepoint;
        try (Stream<Path> found = Files.list(savepoints)) {
            savepoint = found.findFirst().orElseThrow();
        }
        List<String> held =
                run.tables().of("lots").values().stream()
                        .map(row -> row.split(" \\| "))
                        .filter(row -> row[0].equals("1") && !row[4].equals("0"))
                        .map(row -> "  lot           " + row[4] + " units, cost ")
                        .toList();

        SavedUser user = RiskGateState.read(savepoint, false, 1).orElseThrow();

        assertThat(held).isNotEmpty();
        assertThat(user.lines())
                .filteredOn(line -> line.startsWith("  lot "))
                .hasSameSizeAs(held)
                .allSatisfy(line -> assertThat(held).anyMatch(line::startsWith));
        assertThat(RiskGateState.read(savepoint, false, 999)).isEmpty();
    }

    private static void obeysCommands(Run run, Query tables, CompletableFuture<Integer> exit)
            throws Exception {
        String mint =
                tables.list(
                                "SELECT mint FROM positions WHERE user_id = 1"
                                        + " ORDER BY opened_at DESC LIMIT 1")
                        .get(0);
        send(run, NONSENSE);
        assertThat(command(run, "1", "buy", mint, "0.05")).isZero();
        await(tables, exit, 1, COMMANDED + "side = 'BUY' AND input_amount = 50000000");
        await(tables, exit, 1, "SELECT count(*) FROM lots WHERE source_kind = 'manual'");

        tables.update("UPDATE system_state SET trading_state = 'HALTED'");
        await(tables, exit, 1, DENIED + "reason = 'SYSTEM_HALTED' AND context = 'copy_trade'");
        assertThat(command(run, "1", "buy", mint, "0.05")).isZero();
        await(tables, exit, 1, DENIED + "reason = 'SYSTEM_HALTED' AND context = 'manual_command'");
        assertThat(command(run, "1", "sell", mint, "50%")).isZero();
        await(tables, exit, 1, COMMANDED + "side = 'SELL' AND state = 'FILLED'");

        tables.update("UPDATE system_state SET trading_state = 'ACTIVE'");
        String unheardOf = "11111111111111111111111111111112";
        assertThat(command(run, "2", "buy", unheardOf, "0.05")).isZero();
        await(tables, exit, 1, DENIED + "reason = 'NO_PRICE' AND user_id = 2");
    }

    /** The bundled model under another name: what it says stays, what the runs carry changes. */
    private static void scoresWithTheModelInForce(
            Run run, Path bundle, Query tables, CompletableFuture<Integer> exit) throws Exception {
        tables.update("UPDATE user_settings SET snipe_enabled = true WHERE user_id = 2");
        ModelBundles.write(ModelBundles.load(ModelBundles.DEFAULT), bundle);
        ObjectMapper json = new ObjectMapper();
        Path info = bundle.resolve("bundle.json");
        ObjectNode renamed = (ObjectNode) json.readTree(info.toFile());
        String bundled = renamed.path("version").asText();
        json.writeValue(info.toFile(), renamed.put("version", "renamed"));
        await(tables, exit, 1, SCORED_BY + "'" + bundled + "'");

        assertThat(models(run, "publish", bundle.toString())).isZero();
        assertThat(models(run, "promote", "renamed")).isOne();
        String why = "it is the model that is in force anyway";
        assertThat(models(run, "promote", "renamed", "--force", why)).isZero();
        assertThat(tables.list("SELECT promoted_because FROM model_versions")).containsExactly(why);
        await(tables, exit, 1, SCORED_BY + "'renamed'");
        long before = tables.number(SCORED_BY + "'" + bundled + "'");
        assertThat(models(run, "rollback")).isZero();
        await(tables, exit, before + 1, SCORED_BY + "'" + bundled + "'");
    }

    private static int models(Run run, String... words) {
        return SlipstreamCommand.line(new ModelsCommand(Map.of("DATABASE_URL", run.jdbcUrl())))
                .execute(words);
    }

    private static int command(Run run, String user, String... words) {
        List<String> line =
                new ArrayList<>(List.of("command", "--user", user, "--kafka", run.kafka()));
        line.addAll(List.of(words));
        return SlipstreamCommand.execute(line.toArray(String[]::new));
    }

    private static void send(Run run, String command) {
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", run.kafka()),
                        new StringSerializer(),
                        new StringSerializer())) {
            producer.send(new ProducerRecord<>("commands", "1", command));
        }
    }

    private static Follower follower(long user) {
        List<Relation> relations =
                AcceptanceTape.leaders().stream()
                        .map(
                                leader ->
                                        new Relation(
                                                leader,
                                                true,
                                                "FIXED",
                                                Follower.decimal("0.1"),
                                                null,
                                                true,
                                                null))
                        .toList();
        return new Follower(
                user,
                Follower.activeIn("UTC"),
                Follower.settings("1", "50", "50", "500"),
                relations);
    }

    /** When the change stood, epoch millis. */
    private static long change(Query tables, String sql) throws Exception {
        tables.update(sql);
        return System.currentTimeMillis();
    }

    /** When the last event that led to such a buy was received, epoch millis. */
    private static long received(Query tables, String which) throws Exception {
        return tables.number("SELECT max(received_at)" + BUYS + which);
    }

    private static void await(
            Query tables, CompletableFuture<Integer> exit, long wanted, String count)
            throws Exception {
        tables.awaitAtLeast(wanted, count, PATIENCE, () -> !exit.isDone());
    }

    private static int toTheEnd(Run run) {
        try {
            return run.toTheEnd();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
