package io.slipstream.connectors.debezium;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.connectors.kafka.EmbeddedKafka;
import io.slipstream.connectors.kafka.Topics;
import io.slipstream.connectors.postgres.EmbeddedDatabase;
import io.slipstream.connectors.postgres.Migrations;
import io.slipstream.models.chain.DeadLetter;
import io.slipstream.models.user.CopyRelationRow;
import io.slipstream.models.user.SettingsChange;
import io.slipstream.models.user.UserRow;
import io.slipstream.models.user.UserSettingsRow;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.CloseableIterator;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Has its own broker and database, since it needs empty tables and restarts. */
@Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SettingsCaptureITCase {
    @TempDir private Path dir;
    private EmbeddedKafka kafka;
    private EmbeddedDatabase database;
    private SettingsPublisher publisher;

    @BeforeEach
    void start() throws Exception {
        kafka = EmbeddedKafka.start(dir.resolve("kafka"), 0);
        database = EmbeddedDatabase.start(dir.resolve("postgres"), 0);
        Topics.createMissing(kafka.bootstrapServers());
        Migrations.apply(database.jdbcUrl());
    }

    @AfterEach
    void stop() throws Exception {
        publisher.close();
        database.close();
        kafka.close();
    }

    private void publish() throws Exception {
        publisher = SettingsPublisher.start(database.jdbcUrl(), kafka.bootstrapServers());
        publisher.caughtUp().get(120, TimeUnit.SECONDS);
    }

    @Test
    void changesOfEmptyTablesComeAfterTheMark() throws Exception {
        publish();
        try (CloseableIterator<SettingsChange> changes = settings().executeAndCollect()) {
            assertThat(changes.next().system()).isNotNull(); // the one row that the migrations make
            assertThat(changes.next()).isEqualTo(SettingsChange.bootstrapped());
            sql("INSERT INTO users (user_id) VALUES (7)");
            assertThat(changes.next().user()).isEqualTo(new UserRow(7, "ACTIVE", "UTC", 0, false));
            sql("UPDATE users SET status = 'BANNED', time_zone = 'Europe/Berlin'");
            assertThat(changes.next().user())
                    .isEqualTo(new UserRow(7, "BANNED", "Europe/Berlin", 0, false));
            sql("INSERT INTO copy_relations (user_id, leader_address) VALUES (7, 'leader')");
            assertThat(changes.next().relation())
                    .isEqualTo(
                            new CopyRelationRow(
                                    7,
                                    "leader",
                                    true,
                                    "FIXED",
                                    100_000_000,
                                    1_000_000,
                                    -1,
                                    true,
                                    0,
                                    null,
                                    false));
            sql("SELECT pg_terminate_backend(active_pid) FROM pg_replication_slots");
            sql("DELETE FROM copy_relations");
            // After a lost connection earlier changes may come again, but always in their order.
            SettingsChange next = changes.next();
            while (next.relation() == null || !next.relation().deleted()) {
                next = changes.next();
            }
            assertThat(next.relation().userId()).isEqualTo(7);
            assertThat(next.relation().leaderAddress()).isEqualTo("leader");
            assertThat(next.relation().invalid()).isNull();
            assertThat(publisher.ended()).isNotDone();
        }
    }

    @Test
    void aRestartOnTheSameDirectoryGoesOnWhereItWas() throws Exception {
        sql("INSERT INTO user_settings (user_id) VALUES (7), (8)");
        SettingsPublisher.start(database.jdbcUrl(), kafka.bootstrapServers()).close();
        publish();
        publisher.close();
        assertThat(count("SELECT count(*) FROM pg_replication_slots WHERE active")).isZero();
        sql("UPDATE user_settings SET max_trade_size_sol = 2 WHERE user_id = 7");
        sql("DELETE FROM user_settings WHERE user_id = 8");
        database.close();
        kafka.close();
        start();
        publish();
        try (CloseableIterator<SettingsChange> changes = settings().executeAndCollect()) {
            Map<Long, UserSettingsRow> standing = new HashMap<>();
            for (SettingsChange change = changes.next();
                    change.kind() != SettingsChange.Kind.BOOTSTRAPPED;
                    change = changes.next()) {
                if (change.settings() != null) {
                    standing.put(change.settings().userId(), change.settings());
                }
            }
            assertThat(standing).hasSize(2);
            assertThat(standing.get(7L).maxTradeSizeLamports()).isEqualTo(2_000_000_000L);
            assertThat(standing.get(8L).deleted()).isTrue();
        }
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void nonsenseIsDeliveredWithWhatIsWrongAndStopsNothing() throws Exception {
        sql(
                "INSERT INTO user_settings (user_id, max_trade_size_sol, daily_loss_limit_sol,"
                        + " snipe_max_amount_sol, snipe_daily_limit_sol, slippage_percentage,"
                        + " trading_state) VALUES (7, 'NaN', -1, 'Infinity', 1e60, 101, 'YOLO')");
        publish();
        sql(
                "INSERT INTO user_settings (user_id, max_trade_size_sol, daily_loss_limit_sol)"
                        + " VALUES (8, 'NaN', '-Infinity')");
        sql(
                "INSERT INTO copy_relations (user_id, leader_address, copy_mode, copy_started_at)"
                        + " VALUES (7, 'a', 'EVERYTHING', 'infinity')");
        sql(
                "INSERT INTO copy_relations (user_id, leader_address, copy_started_at)"
                        + " VALUES (7, 'b', '4000-01-01 BC'), (7, 'c', '200000-01-01')");
        sql("INSERT INTO users (user_id, time_zone) VALUES (7, 'Mars/Olympus')");
        sql("INSERT INTO users (user_id) VALUES (9)");
        sql("INSERT INTO user_settings (user_id) VALUES (9)");
        sql("INSERT INTO copy_relations (user_id, leader_address) VALUES (9, 'last')");
        SingleOutputStreamOperator<SettingsChange> settings = settings();
        DataStream<String> letters =
                settings.getSideOutput(SettingsStream.DEAD_LETTERS)
                        .map(DeadLetter::reason)
                        .returns(Types.STRING);
        DataStream<String> all =
                settings.map(SettingsChange::toString).returns(Types.STRING).union(letters);
        List<String> seen = new ArrayList<>();
        try (CloseableIterator<String> changes = all.executeAndCollect()) {
            // One last sane row in each of the three topics, and the letters, whose way is another.
            while (seen.stream().filter(change -> change.contains("userId=9")).count() < 3
                    || seen.stream().filter(s -> s.startsWith("max_trade_size_sol")).count() < 2) {
                seen.add(changes.next());
            }
        }
        assertThat(seen)
                .anyMatch(
                        s ->
                                s.contains("userId=7")
                                        && s.contains(
                                                "daily_loss_limit_sol: expected a number from 0"))
                .anyMatch(
                        s ->
                                s.startsWith("max_trade_size_sol: expected a number")
                                        && s.contains("YOLO"))
                .anyMatch(s -> s.contains("expected one of FIXED, RATIO, FOLLOW, was EVERYTHING"))
                .anyMatch(s -> s.contains("userId=7") && s.contains("timeZone=null"));
        assertThat(publisher.ended()).isNotDone();
    }

    @Test
    void holdsNoEventTimeBackEvenWhenNothingComes() throws Exception {
        publish();
        StreamExecutionEnvironment env = environment();
        DataStream<Long> tape =
                env.fromSequence(5, 5)
                        .assignTimestampsAndWatermarks(
                                WatermarkStrategy.<Long>forMonotonousTimestamps()
                                        .withTimestampAssigner((slot, before) -> slot));
        DataStream<Long> fired =
                tape.connect(SettingsStream.from(env, kafka.bootstrapServers()))
                        .keyBy(slot -> 1, change -> 1, Types.INT)
                        .process(new WakeAtSlot(), Types.LONG);
        try (CloseableIterator<Long> slots = fired.executeAndCollect()) {
            assertThat(slots.next()).isEqualTo(5);
        }
    }

    /** Sets a timer for each slot and reports when it fires. */
    static final class WakeAtSlot
            extends KeyedCoProcessFunction<Integer, Long, SettingsChange, Long> {
        @Override
        public void processElement1(Long slot, Context context, Collector<Long> out) {
            context.timerService().registerEventTimeTimer(slot);
        }

        @Override
        public void processElement2(SettingsChange change, Context context, Collector<Long> out) {
            // only its watermark matters
        }

        @Override
        public void onTimer(long slot, OnTimerContext context, Collector<Long> out) {
            out.collect(slot);
        }
    }

    private SingleOutputStreamOperator<SettingsChange> settings() {
        return SettingsStream.from(environment(), kafka.bootstrapServers());
    }

    private static StreamExecutionEnvironment environment() {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        return StreamExecutionEnvironment.createLocalEnvironment(1, configuration);
    }

    private void sql(String statement) throws Exception {
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl());
                Statement run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    private int count(String query) throws Exception {
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl());
                ResultSet result = connection.createStatement().executeQuery(query)) {
            result.next();
            return result.getInt(1);
        }
    }
}
