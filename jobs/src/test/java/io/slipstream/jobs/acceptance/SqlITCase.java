package io.slipstream.jobs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipstream.jobs.RepositoryFolder;
import io.slipstream.jobs.cli.SlipstreamCommand;
import io.slipstream.jobs.local.StoppedServices;
import io.slipstream.jobs.sql.FeatureColumns;
import io.slipstream.jobs.sql.RowFormat;
import io.slipstream.jobs.sql.SqlRefusedException;
import io.slipstream.jobs.sql.SqlScript;
import io.slipstream.jobs.sql.SqlSession;
import io.slipstream.models.chain.DecodedTransaction;
import io.slipstream.models.chain.PoolTrade;
import io.slipstream.models.unit.Mints;
import io.slipstream.models.user.Strategy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The queries of sql/queries over the acceptance tape, against what tape and tables say. */
class SqlITCase {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int RAW = 200;

    private static StoppedServices services;
    private static SqlSession session;
    private static Query tables;
    private static final Set<String> asked = new HashSet<>();

    @BeforeAll
    static void open() throws Exception {
        services = StoppedServices.open(SplitRun.get().dataDir());
        tables = new Query(services.endpoints().jdbcUrl());
        session = SqlSession.open(services.endpoints(), false);
        session.defineRecorded(SplitRun.get().dataDir().resolve("training"));
    }

    @AfterAll
    static void close() throws Exception {
        if (session != null) {
            session.close();
        }
        if (services != null) {
            services.close();
        }
    }

    /** One test, since every look at Kafka costs a second. */
    @Test
    void everyQueryAnswersWhatTapeAndTablesSay() throws Exception {
        List<DecodedTransaction> tape = AcceptanceTape.decoded();
        leaderboard();
        positions(tape);
        skips();
        latency();
        models();
        predictions();
        calibration();
        recommendations();
        sentiment();
        states();
        settings();
        volume(tape);
        decoded(tape);
        whyUserSevenDidNotBuy();
        assertThat(asked).isEqualTo(queries());
    }

    private static void leaderboard() throws Exception {
        List<JsonNode> rows = query("leaderboard");

        assertThat(rows.stream().map(row -> row.path("address").asText()))
                .containsExactlyElementsOf(
                        tables.list(
                                "SELECT address FROM leaderboard WHERE \"window\" = 'all'"
                                        + " ORDER BY place, address LIMIT 20"));
        assertThat(rows.get(0).path("realized_lamports").asText())
                .isEqualTo(
                        tables.list(
                                        "SELECT realized_lamports FROM leader_profiles WHERE"
                                                + " \"window\" = 'all' ORDER BY score DESC, address"
                                                + " LIMIT 1")
                                .get(0));
    }

    /** Worth at the newest trade on the tape, or at a fill of our own that came later. */
    private static void positions(List<DecodedTransaction> tape) throws Exception {
        Map<String, PoolTrade> newest = new HashMap<>();
        for (DecodedTransaction transaction : tape) {
            for (PoolTrade leg : transaction.legs()) {
                if (leg.quoteMint().equals(Mints.SOL) && leg.baseReserve() > 0) {
                    newest.put(leg.mint(), leg);
                }
            }
        }
        int compared = 0;
        List<JsonNode> rows = query("positions");
        for (JsonNode row : rows) {
            PoolTrade leg = newest.get(row.path("mint").asText());
            long ours =
                    tables.number(
                            "SELECT max(slot) FROM trades WHERE mint = '%s'"
                                    .formatted(row.path("mint").asText()));
            if (leg != null && leg.slot() > ours) {
                double price = (double) leg.quoteReserve() / leg.baseReserve();
                double worth = Math.floor(row.path("token_units").asDouble() * price);
                assertThat(row.path("worth_lamports").asDouble()).isEqualTo(worth);
                assertThat(row.path("pnl_lamports").asDouble())
                        .isEqualTo(worth - row.path("cost_lamports").asDouble());
                compared++;
            }
        }
        assertThat(rows).hasSize((int) tables.number("SELECT count(*) FROM positions"));
        assertThat(compared).isGreaterThan(10);
    }

    private static void skips() throws Exception {
        List<String> rows =
                query("skips").stream()
                        .map(
                                row ->
                                        row.path("context").asText()
                                                + " "
                                                + row.path("reason").asText()
                                                + " "
                                                + row.path("skipped").asText())
                        .toList();

        assertThat(rows)
                .containsExactlyInAnyOrderElementsOf(
                        tables.list(
                                "SELECT context || ' ' || reason || ' ' || count(*) FROM"
                                        + " order_denials GROUP BY context, reason UNION ALL SELECT"
                                        + " 'snipe_run ' || (reasons->>0) || ' ' || count(*) FROM"
                                        + " snipe_runs WHERE decision = 'REFUSED' GROUP BY"
                                        + " reasons->>0"));
        assertThat(rows.size()).isGreaterThan(5);
    }

    private static void latency() throws Exception {
        List<JsonNode> rows = query("latency");
        Map<String, JsonNode> copies = new TreeMap<>();
        for (JsonNode row : rows) {
            if (row.path("context").asText().equals("copy_trade")) {
                copies.put(row.path("stage").asText(), row);
            }
        }

        assertThat(copies.keySet())
                .containsExactly("event to order", "event to signal", "order to final state");
        assertThat(copies.get("event to order").path("orders").asLong())
                .isEqualTo(
                        tables.number(
                                "SELECT count(*) FROM orders WHERE context = 'copy_trade' AND"
                                        + " received_at > 0"));
        assertThat(copies.get("event to order").path("mean_millis").asDouble())
                .isCloseTo(
                        Double.parseDouble(
                                tables.list(
                                                "SELECT avg(floor(extract(epoch FROM created_at) *"
                                                        + " 1000) - received_at) FROM orders WHERE"
                                                        + " context = 'copy_trade' AND received_at > 0")
                                        .get(0)),
                        org.assertj.core.data.Offset.offset(1.0));
    }

    private static void models() throws Exception {
        JsonNode row = query("models").get(0);

        assertThat(row.path("runs").asLong())
                .isEqualTo(tables.number("SELECT count(*) FROM snipe_runs"));
        assertThat(row.path("filled").asLong())
                .isPositive()
                .isEqualTo(
                        tables.number(
                                "SELECT count(*) FROM orders WHERE context = 'sniper' AND state ="
                                        + " 'FILLED'"));
    }

    /** By the champion of the moment, who is the only model that this system has had. */
    private static void predictions() throws Exception {
        List<JsonNode> rows = query("predictions");

        assertThat(rows)
                .hasSize(
                        (int)
                                tables.number(
                                        "SELECT count(DISTINCT mint) FROM snipe_runs WHERE features"
                                                + " IS NOT NULL"));
        assertThat(predicted("snipe_rows"))
                .isEqualTo(tables.number("SELECT count(*) FROM snipe_runs"));
        assertThat(predicted("recorded_rows"))
                .isEqualTo(
                        run("SELECT mint FROM token_features GROUP BY mint, pool, ageStep").size());
    }

    /** Each look is recommended to each strategy; whatever was bought was recommended. */
    private static void recommendations() throws Exception {
        List<JsonNode> rows = query("recommendations");
        long looks = rows.stream().mapToLong(row -> row.path("looks").asLong()).sum();
        assertThat(looks).isPositive();
        assertThat(looks % Strategy.values().length).isZero();
        Set<String> recommended = new HashSet<>();
        for (JsonNode row :
                run(
                        "SELECT DISTINCT mint FROM recommendations WHERE verdict IN ('BUY',"
                                + " 'STRONG_BUY')")) {
            recommended.add(row.path("mint").asText());
        }
        assertThat(recommended)
                .containsAll(
                        tables.list(
                                "SELECT DISTINCT mint FROM orders WHERE context = 'automated'"));
    }

    /** How many rows there are; each has the score that the stream gave it. */
    private static long predicted(String rows) throws Exception {
        List<JsonNode> scored =
                run(
                        SqlScript.fill(
                                "SELECT score, success FROM ML_PREDICT(TABLE %s, MODEL token_success, DESCRIPTOR(${features}))"
                                        .formatted(rows),
                                FeatureColumns.places()));
        for (JsonNode row : scored) {
            assertThat((float) row.path("success").asDouble())
                    .isEqualTo((float) row.path("score").asDouble());
        }
        return scored.size();
    }

    private static void calibration() throws Exception {
        long outcomes = 0;
        for (JsonNode row : query("calibration")) {
            assertThat(row.path("mean_score").asDouble() * 10)
                    .isBetween(row.path("tenth").asDouble(), row.path("tenth").asDouble() + 1);
            outcomes += row.path("scored").asLong();
        }

        assertThat(outcomes)
                .isEqualTo(
                        run("SELECT id FROM recorded_outcomes WHERE horizon_minutes = 15").size());
    }

    private static void sentiment() throws Exception {
        long tokens = 0;
        for (JsonNode row : query("sentiment")) {
            tokens += row.path("tokens").asLong();
        }

        assertThat(tokens)
                .isPositive()
                .isEqualTo(
                        tables.number(
                                "SELECT count(DISTINCT r.mint) FROM snipe_runs r JOIN orders o ON"
                                        + " o.order_id = r.order_id WHERE o.reference_units > 0"));
    }

    private static void states() throws Exception {
        Map<String, Long> filled = new TreeMap<>();
        for (JsonNode row : query("states")) {
            if (row.path("state").asText().equals("FILLED")) {
                filled.put(row.path("context").asText(), row.path("orders").asLong());
            }
        }

        assertThat(filled.get("copy_trade"))
                .isEqualTo(
                        tables.number(
                                "SELECT count(*) FROM orders WHERE context = 'copy_trade' AND state"
                                        + " = 'FILLED'"));
        assertThat(filled).containsKeys("sniper", "exit");
    }

    private static void settings() throws Exception {
        List<JsonNode> rows = query("settings");

        assertThat(rows).hasSize(50);
        assertThat(rows.get(0).path("leader").asText()).isIn(AcceptanceTape.leaders());
    }

    private static void volume(List<DecodedTransaction> tape) throws Exception {
        List<JsonNode> rows = query("volume");
        long swaps = rows.stream().mapToLong(row -> row.path("swaps").asLong()).sum();

        assertThat(swaps).isEqualTo(tape.stream().mapToLong(tx -> tx.swaps().size()).sum());
        assertThat(rows.get(0).path("window_start").asText()).startsWith("2025-06-30T23:57");
    }

    private static void decoded(List<DecodedTransaction> tape) throws Exception {
        writeRaw();
        Map<String, Long> expected = new TreeMap<>();
        for (DecodedTransaction transaction : tape.subList(0, RAW)) {
            transaction.swaps().forEach(swap -> expected.merge("swap/null", 1L, Long::sum));
            transaction.legs().forEach(leg -> expected.merge("leg/" + leg.dex(), 1L, Long::sum));
            transaction
                    .pools()
                    .forEach(
                            pool ->
                                    expected.merge(
                                            pool.kind().name().toLowerCase(Locale.ROOT)
                                                    + "/"
                                                    + pool.dex(),
                                            1L,
                                            Long::sum));
        }
        Map<String, Long> found = new TreeMap<>();
        for (JsonNode row : query("decoded")) {
            found.put(
                    row.path("kind").asText() + "/" + row.path("dex").asText(),
                    row.path("found").asLong());
        }

        assertThat(found).isEqualTo(expected);
    }

    private static void writeRaw() throws IOException {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", services.endpoints().bootstrapServers());
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (String line : Files.readAllLines(AcceptanceTape.file()).subList(0, RAW)) {
                producer.send(new ProducerRecord<>("transactions", line));
            }
            producer.send(new ProducerRecord<>("transactions", "{\"no\":\"transaction\"}"));
        }
    }

    /** He is halted, and follows whom user 1 follows; user 1 snipes besides. */
    private static void whyUserSevenDidNotBuy() throws Exception {
        String mint =
                tables.list("SELECT mint FROM order_denials WHERE user_id = 7 ORDER BY 1 LIMIT 1")
                        .get(0);
        List<JsonNode> refused = query("why", Map.of("user", "7", "mint", mint));
        assertThat(refused).isNotEmpty();
        assertThat(refused)
                .allSatisfy(
                        row -> {
                            assertThat(row.path("state").asText()).isEqualTo("DENIED");
                            assertThat(row.path("reason").asText()).isEqualTo("HALTED");
                        });

        String sniped =
                tables.list(
                                "SELECT o.mint FROM orders o JOIN snipe_runs r ON r.order_id ="
                                        + " o.order_id WHERE o.user_id = 1 AND o.state = 'FILLED' ORDER"
                                        + " BY 1 LIMIT 1")
                        .get(0);
        List<JsonNode> bought = query("why", Map.of("user", "1", "mint", sniped));
        assertThat(bought)
                .hasSize(
                        (int)
                                tables.number(
                                        ("SELECT (SELECT count(*) FROM order_outcomes WHERE user_id"
                                                        + " = 1 AND mint = '%s') + (SELECT count(*) FROM"
                                                        + " snipe_runs WHERE user_id = 1 AND mint = '%s' AND"
                                                        + " decision = 'REFUSED')")
                                                .formatted(sniped, sniped)));
        JsonNode snipe =
                bought.stream()
                        .filter(row -> row.path("snipe_decision").asText().equals("TAKEN"))
                        .findFirst()
                        .orElseThrow();
        assertThat(JSON.readTree(snipe.path("features").asText()).path("unique_buyers").isNumber())
                .isTrue();
        assertThat(snipe.path("snipe_reasons").asText()).contains("CONFIDENT");
        assertThat(snipe.path("token_units").asLong()).isPositive();
    }

    @Test
    void everyTableHasTheColumnsOfTheDatabase() throws Exception {
        Set<String> hidden =
                Set.of(
                        // keys and hashes, signed bytes, and what only a migration needs
                        "user_wallets",
                        "wallet_key_versions",
                        "flyway_schema_history",
                        "seed_runs",
                        // the view analysis.leaderboard has all of it
                        "leader_profiles",
                        "leaderboard",
                        "leaderboard_1d",
                        "leaderboard_7d",
                        "leaderboard_30d",
                        "leaderboard_all");
        Set<String> hiddenColumns = Set.of("signed_transaction", "code_hash");
        for (String table :
                tables.list(
                        "SELECT table_name FROM information_schema.tables WHERE table_schema ="
                                + " 'public'")) {
            if (!hidden.contains(table)) {
                List<String> columns =
                        tables.list(
                                "SELECT column_name FROM information_schema.columns WHERE"
                                        + " table_schema = 'public' AND table_name = '"
                                        + table
                                        + "' ORDER BY ordinal_position");
                assertThat(run("DESCRIBE " + table).stream().map(row -> row.path("name").asText()))
                        .as(table)
                        .containsExactlyElementsOf(
                                columns.stream()
                                        .filter(column -> !hiddenColumns.contains(column))
                                        .toList());
            }
        }
    }

    @Test
    void nothingIsWritten() {
        assertThatThrownBy(() -> run("INSERT INTO commands (userId) VALUES (1)"))
                .isInstanceOf(SqlRefusedException.class);
        assertThatThrownBy(
                        () ->
                                run(
                                        "WITH x AS (SELECT 1) INSERT INTO system_state SELECT 1,"
                                                + " 'ACTIVE' FROM x"))
                .isInstanceOf(Exception.class);
        assertThatThrownBy(() -> run("SELECT nonsense FROM orders"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nonsense");
    }

    @Test
    void theCommandSaysWhatIsWrongAndEndsAsTheHouseEnds() throws Exception {
        String database = "--database=" + services.endpoints().jdbcUrl();
        String kafka = "--kafka=" + services.endpoints().bootstrapServers();

        assertThat(SlipstreamCommand.execute("sql", database, kafka, "-e", "SELECT 1;")).isZero();
        assertThat(SlipstreamCommand.execute("sql", database, kafka, "-e", "SELEKT 1")).isOne();
        assertThat(SlipstreamCommand.execute("sql", database, "-f", "/nowhere.sql")).isEqualTo(2);
        assertThat(SlipstreamCommand.execute("sql", database, "-e", "DELETE FROM orders"))
                .isEqualTo(2);
        assertThat(SlipstreamCommand.execute("sql", database, "-e", "SELECT ${user}")).isEqualTo(2);
    }

    private static Path folder() {
        return RepositoryFolder.root().resolve("sql/queries");
    }

    private static Set<String> queries() throws IOException {
        Set<String> names = new HashSet<>();
        try (Stream<Path> files = Files.list(folder())) {
            files.forEach(file -> names.add(file.getFileName().toString().replace(".sql", "")));
        }
        return names;
    }

    private static List<JsonNode> query(String name) throws Exception {
        return query(name, Map.of());
    }

    private static List<JsonNode> query(String name, Map<String, String> values) throws Exception {
        asked.add(name);
        Map<String, String> places = new HashMap<>(FeatureColumns.places());
        places.putAll(values);
        String text = Files.readString(folder().resolve(name + ".sql"));
        List<String> statements = SqlScript.statements(SqlScript.fill(text, places));
        assertThat(statements).hasSize(1);
        return run(statements.get(0));
    }

    private static List<JsonNode> run(String statement) throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        session.run(
                statement, new PrintStream(printed, true, StandardCharsets.UTF_8), RowFormat.JSON);
        List<JsonNode> rows = new ArrayList<>();
        for (String line : printed.toString(StandardCharsets.UTF_8).lines().toList()) {
            rows.add(JSON.readTree(line));
        }
        return rows;
    }
}
