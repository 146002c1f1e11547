package io.slipstream.jobs.local;

import io.slipstream.connectors.kafka.RecordJson;
import io.slipstream.connectors.kafka.Topics;
import io.slipstream.connectors.telegram.OpenTelegram;
import io.slipstream.connectors.telegram.SendRules;
import io.slipstream.functions.chat.ChatPolicy;
import io.slipstream.functions.notify.ComposeNotification;
import io.slipstream.jobs.bench.LoopbackTelegram;
import io.slipstream.jobs.wiring.NotifySteps;
import io.slipstream.jobs.wiring.Telegram;
import io.slipstream.models.chain.Side;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderContext;
import io.slipstream.models.trade.OrderTerms;
import io.slipstream.models.unit.Ids;
import io.slipstream.models.unit.Mints;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.apache.flink.api.common.JobID;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The Telegram job alone, at a server on loopback that keeps Telegram's limits: many users are told
 * of a fill each, as after one leader's trade.
 */
public final class TelegramBench {
    private static final String TOKEN = "1:bench";
    private static final String LEADER = "6Qbe1x62uHgUJpmw4ChK7VA69fDc2WW94aLYo1EzrEMM";
    private static final String MINT = "DUtsqGrsaYnF15vVMmSB2QzQr2Ri9ZkjFdqPHSzepump";

    private TelegramBench() {}

    /**
     * What was measured.
     *
     * @param firstMillis from the first notification in the topic until the first chat shows it
     * @param lastMillis until the last one does
     * @param broken calls beyond Telegram's limits
     */
    public record Told(int users, long firstMillis, long lastMillis, long broken) {}

    /**
     * @param progress is told now and then how many chats show it
     */
    public static Told run(Path dir, int users, IntConsumer progress) throws Exception {
        try (LoopbackTelegram server = LoopbackTelegram.start(TOKEN, 0);
                Services services = Services.start(dir, 0, 0, null);
                FlinkSession flink = FlinkSession.start(0, 1)) {
            addUsers(services.jdbcUrl(), users);
            Map<String, String> bot = server.environment();
            StreamExecutionEnvironment environment =
                    JobSettings.endless(1, dir.resolve("states"), NotifySteps.CHECKPOINT_INTERVAL);
            new NotifySteps(environment, services.endpoints())
                    .build(
                            new Telegram(
                                    () -> OpenTelegram.of(bot),
                                    ChatPolicy.open(),
                                    SendRules.standard(),
                                    true));
            JobID job = flink.submit(environment, "slipstream-notify");
            long begun = System.nanoTime();
            tell(services.bootstrapServers(), users);
            long first = await(server, 1, begun, flink, job, progress);
            long last = await(server, users, begun, flink, job, progress);
            Told told = new Told(users, first, last, server.limits().broken());
            flink.cancel(job);
            return told;
        }
    }

    private static void addUsers(String jdbcUrl, int users) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    "INSERT INTO users (user_id, telegram_chat_id) SELECT n, n FROM generate_series(1, "
                            + users
                            + ") AS n");
        }
    }

    private static void tell(String bootstrapServers, int users) throws IOException {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            for (int user = 1; user <= users; user++) {
                producer.send(
                        new ProducerRecord<>(
                                Topics.NOTIFICATIONS,
                                Integer.toString(user).getBytes(StandardCharsets.UTF_8),
                                RecordJson.MAPPER.writeValueAsBytes(
                                        ComposeNotification.filled(fill(user), 0))));
            }
        }
    }

    private static Order fill(long user) {
        String signal = Ids.copySignal("bench", LEADER, Mints.SOL, MINT, user);
        OrderTerms terms =
                new OrderTerms(
                        Ids.order(signal),
                        signal,
                        user,
                        OrderContext.COPY_TRADE,
                        null,
                        LEADER,
                        "bench",
                        100,
                        0,
                        1_800_000_000L,
                        0,
                        Side.BUY,
                        MINT,
                        Mints.SOL,
                        MINT,
                        100_000_000,
                        1_000,
                        0,
                        0,
                        102);
        return Order.decided(terms).filled(2_726_894_863_594L, 105_000, 102, 1_800_000_000_000L);
    }

    private static long await(
            LoopbackTelegram server,
            int wanted,
            long begun,
            FlinkSession flink,
            JobID job,
            IntConsumer progress)
            throws Exception {
        long shown = System.nanoTime();
        while (server.chats().count() < wanted) {
            flink.expectAlive(job, "slipstream-notify");
            if (System.nanoTime() - shown > 10_000_000_000L) {
                shown = System.nanoTime();
                progress.accept(server.chats().count());
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return (System.nanoTime() - begun) / 1_000_000;
    }
}
