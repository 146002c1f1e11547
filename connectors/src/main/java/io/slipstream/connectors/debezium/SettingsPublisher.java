package io.slipstream.connectors.debezium;

import io.debezium.engine.ChangeEvent;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.DebeziumEngine.ConnectorCallback;
import io.debezium.engine.format.JsonByteArray;
import io.slipstream.connectors.kafka.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes every change of the settings tables to {@code cdc.public.<table>}, as Debezium
 * envelopes, and on every start a {@link SnapshotMark}.
 *
 * <p>How it knows when to publish the mark: once the replication slot is there it writes a message
 * of its own into the database's log. The message comes out of the engine behind the snapshot, if
 * one was needed, and behind every change that was committed before, also if all tables are empty
 * and nothing else comes. What it follows is with the broker; the ends of the topics are the mark.
 * The message is repeated until one is seen: after a crash the engine may take the snapshot again
 * and begin to stream behind it, past a message that was written before.
 */
public final class SettingsPublisher implements AutoCloseable {
    private static final byte[] MARK_KEY = "snapshot".getBytes(StandardCharsets.UTF_8);
    private static final long STOP_SECONDS = 30;
    private static final long REPEAT_MILLIS = 500;
    private static final Logger LOG = LoggerFactory.getLogger(SettingsPublisher.class);

    private final String jdbcUrl;
    private final Admin admin;
    private final KafkaProducer<byte[], byte[]> producer;
    private final String barrier = "slipstream-" + UUID.randomUUID();
    private final DebeziumEngine<ChangeEvent<byte[], byte[]>> engine;
    private final Thread thread;
    private final CompletableFuture<Void> caughtUp = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final CompletableFuture<Void> polling = new CompletableFuture<>();

    private SettingsPublisher(String jdbcUrl, String bootstrapServers) {
        this.jdbcUrl = jdbcUrl;
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        this.producer = producer(bootstrapServers);
        this.engine =
                DebeziumEngine.create(JsonByteArray.class)
                        .using(CaptureSettings.of(jdbcUrl, bootstrapServers))
                        .using(new BarrierOnStart())
                        .using(this::ended)
                        .notifying(new ChangeForwarder(producer, barrier, this::publishMark))
                        .build();
        this.thread = new Thread(engine, "settings-publisher");
        thread.setDaemon(true);
    }

    /**
     * Starts capturing. The tables must be migrated and the topics created.
     *
     * @param jdbcUrl with user and password; the user may replicate
     */
    public static SettingsPublisher start(String jdbcUrl, String bootstrapServers) {
        SettingsPublisher publisher = new SettingsPublisher(jdbcUrl, bootstrapServers);
        publisher.thread.start();
        return publisher;
    }

    /**
     * Done when everything that stood in the tables at the start, and the mark, are published.
     * Fails if capturing ends before that.
     */
    public CompletableFuture<Void> caughtUp() {
        return caughtUp.copy();
    }

    /** Done when capturing has ended: normally after {@link #close}, else with what ended it. */
    public CompletableFuture<Void> ended() {
        return ended.copy();
    }

    /** Hands on what is under way, lets go of the replication slot and disconnects. */
    @Override
    public void close() throws IOException {
        try {
            // The engine refuses to be closed while it starts.
            CompletableFuture.anyOf(polling, ended.handle((nothing, failure) -> nothing))
                    .get(STOP_SECONDS, TimeUnit.SECONDS);
            if (!ended.isDone()) {
                engine.close();
            }
            ended.handle((nothing, failure) -> nothing).get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(
                    "expected change data capture to end within %d s, it did not"
                            .formatted(STOP_SECONDS),
                    e);
        } finally {
            producer.close();
            admin.close();
        }
    }

    private void ended(boolean success, @Nullable String message, @Nullable Throwable error) {
        if (success) {
            caughtUp.completeExceptionally(
                    new IllegalStateException(
                            "change data capture was closed before it caught up"));
            ended.complete(null);
        } else {
            IllegalStateException failure =
                    new IllegalStateException("change data capture ended: " + message, error);
            caughtUp.completeExceptionally(failure);
            ended.completeExceptionally(failure);
        }
    }

    private void publishMark() {
        if (caughtUp.isDone()) {
            return;
        }
        try {
            byte[] mark = SnapshotMark.ofEnds(admin).write();
            producer.send(new ProducerRecord<>(Topics.SNAPSHOT_COMPLETE, MARK_KEY, mark)).get();
            caughtUp.complete(null);
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "expected to publish the end of the snapshot, could not", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static KafkaProducer<byte[], byte[]> producer(String bootstrapServers) {
        Properties settings = new Properties();
        settings.setProperty("bootstrap.servers", bootstrapServers);
        settings.setProperty("acks", "all");
        settings.setProperty("linger.ms", "0");
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private final class BarrierOnStart implements ConnectorCallback {
        @Override
        public void pollingStarted() {
            polling.complete(null);
        }

        /** A task that has started has its replication slot. */
        @Override
        public void taskStarted() {
            Thread emitting = new Thread(SettingsPublisher.this::emitUntilSeen, "settings-barrier");
            emitting.setDaemon(true);
            emitting.start();
        }
    }

    private void emitUntilSeen() {
        while (!caughtUp.isDone()) {
            try {
                emitBarrier();
                caughtUp.get(REPEAT_MILLIS, TimeUnit.MILLISECONDS);
            } catch (SQLException e) {
                LOG.warn("could not write a message into the database's log: {}", e.getMessage());
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(REPEAT_MILLIS));
            } catch (TimeoutException e) {
                // again
            } catch (ExecutionException e) {
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void emitBarrier() throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                PreparedStatement emit =
                        connection.prepareStatement(
                                "SELECT pg_logical_emit_message(true, ?, 'start')")) {
            emit.setString(1, barrier);
            emit.execute();
        }
    }
}
