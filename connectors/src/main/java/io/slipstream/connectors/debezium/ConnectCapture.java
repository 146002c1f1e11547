package io.slipstream.connectors.debezium;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipstream.connectors.kafka.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * The same capture as {@link SettingsPublisher}'s by a Kafka Connect worker with Debezium:
 * registers the connector, and publishes the {@link SnapshotMark} once the worker has handed over
 * everything that stood in the tables.
 *
 * <p>How it knows: it writes a message of its own into the database's log. The worker commits its
 * place only when the broker has all that lies before it, and the place says whether a snapshot is
 * still going on. So a place at or behind the message, outside of a snapshot, is the sign.
 */
public final class ConnectCapture {
    /** Read by the worker, from its own environment: the password is in no topic of its own. */
    static final String PASSWORD = "${env:POSTGRES_PASSWORD}";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CALL = Duration.ofSeconds(20);
    private static final long LOOK_MILLIS = 500;

    private final URI worker;
    private final String jdbcUrl;
    private final String bootstrapServers;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(CALL).build();

    /**
     * @param worker Connect's REST address
     * @param jdbcUrl as this process reaches it; the worker takes host, port, name and user from it
     */
    public ConnectCapture(URI worker, String jdbcUrl, String bootstrapServers) {
        this.worker = worker;
        this.jdbcUrl = jdbcUrl;
        this.bootstrapServers = bootstrapServers;
    }

    /** The connector's configuration, as Connect takes it. */
    static Map<String, String> connector(String jdbcUrl) {
        Properties settings = CaptureSettings.ofConnector(jdbcUrl);
        Map<String, String> connector = new TreeMap<>();
        settings.stringPropertyNames()
                .forEach(name -> connector.put(name, settings.getProperty(name)));
        connector.put("database.password", PASSWORD);
        connector.put("key.converter", "org.apache.kafka.connect.json.JsonConverter");
        connector.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
        connector.put("tasks.max", "1");
        return connector;
    }

    /**
     * Registers the connector, or brings it up to date, and waits for the mark to be published. The
     * tables must be migrated and the topics created.
     *
     * @throws IOException with one sentence if it does not get there in time
     */
    public void start(Duration patience)
            throws IOException, SQLException, ExecutionException, InterruptedException {
        createMessagesTopic();
        String name = CaptureSettings.ofConnector(jdbcUrl).getProperty("name");
        call("PUT", "/connectors/" + name + "/config", connector(jdbcUrl));
        long deadline = System.nanoTime() + patience.toNanos();
        long wanted = emit();
        while (!isPast(call("GET", "/connectors/" + name + "/offsets", null), wanted)) {
            if (System.nanoTime() > deadline) {
                throw new IOException(
                        "expected the connector to have captured all tables within %d s, it had not: %s"
                                .formatted(
                                        patience.toSeconds(),
                                        call("GET", "/connectors/" + name + "/status", null)));
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            // Messages from before the replication slot are never seen; a later place is as good.
            emit();
        }
        publishMark();
    }

    /** Its place in the log, or behind it. */
    private long emit() throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT pg_logical_emit_message(true, 'slipstream', 'start') - '0/0'::pg_lsn")) {
            row.next();
            return row.getLong(1);
        }
    }

    static boolean isPast(JsonNode offsets, long wanted) {
        for (JsonNode partition : offsets.path("offsets")) {
            JsonNode place = partition.path("offset");
            String snapshot = place.path("snapshot").asText("");
            boolean streaming = snapshot.isEmpty() || snapshot.equals("false");
            if (streaming && place.path("lsn").asLong() >= wanted) {
                return true;
            }
        }
        return false;
    }

    private JsonNode call(String verb, String path, @Nullable Object body)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(worker.resolve(path))
                        .timeout(CALL)
                        .header("Content-Type", "application/json")
                        .method(
                                verb,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(json(body)))
                        .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(
                    "expected Connect to take %s %s, it answered %d %s"
                            .formatted(verb, path, answer.statusCode(), answer.body()));
        }
        return JSON.readTree(answer.body());
    }

    private static String json(Object body) throws JsonProcessingException {
        return JSON.writeValueAsString(body);
    }

    private void createMessagesTopic() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            NewTopic topic = new NewTopic(CaptureSettings.MESSAGES, 1, (short) 1);
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private void publishMark() throws ExecutionException, InterruptedException {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "acks", "all");
        try (Admin admin = Admin.create(settings);
                KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(
                                settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(
                            new ProducerRecord<>(
                                    Topics.SNAPSHOT_COMPLETE,
                                    "snapshot".getBytes(StandardCharsets.UTF_8),
                                    SnapshotMark.ofEnds(admin).write()))
                    .get();
        }
    }
}
