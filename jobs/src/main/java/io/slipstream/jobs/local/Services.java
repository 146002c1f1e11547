package io.slipstream.jobs.local;

import io.slipstream.connectors.debezium.SettingsPublisher;
import io.slipstream.connectors.kafka.EmbeddedKafka;
import io.slipstream.connectors.kafka.Topics;
import io.slipstream.connectors.postgres.EmbeddedDatabase;
import io.slipstream.connectors.postgres.Migrations;
import io.slipstream.connectors.postgres.SeedSql;
import io.slipstream.jobs.wiring.Endpoints;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Kafka, PostgreSQL and change data capture in this JVM, all on loopback, with their files below
 * one folder.
 */
public final class Services implements AutoCloseable {

    private static final long CAPTURE_SECONDS = 60;

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final EmbeddedKafka kafka;
    private final EmbeddedDatabase database;
    private CompletableFuture<Void> captureEnded = new CompletableFuture<>();

    private Services(EmbeddedKafka kafka, EmbeddedDatabase database) {
        this.kafka = kafka;
        this.database = database;
        opened.push(kafka);
        opened.push(database);
    }

    /** Starts the services, brings the tables up to date and seeds them, once per folder. */
    public static Services start(Path dir, int kafkaPort, int postgresPort, @Nullable Path seedSql)
            throws Exception {
        CompletableFuture<EmbeddedKafka> starting =
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                EmbeddedKafka kafka =
                                        EmbeddedKafka.start(dir.resolve("kafka"), kafkaPort);
                                Topics.createMissing(kafka.bootstrapServers());
                                return kafka;
                            } catch (Exception e) {
                                throw new CompletionException(e);
                            }
                        });
        EmbeddedDatabase database = EmbeddedDatabase.start(dir.resolve("postgres"), postgresPort);
        Services services;
        try {
            Migrations.apply(database.jdbcUrl());
            services = new Services(starting.join(), database);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
        try {
            services.seed(seedSql);
            SettingsPublisher publisher =
                    SettingsPublisher.start(database.jdbcUrl(), services.bootstrapServers());
            services.opened.push(publisher);
            services.captureEnded = publisher.ended();
            // Else the newest mark could be that of an earlier run.
            publisher.caughtUp().get(CAPTURE_SECONDS, TimeUnit.SECONDS);
            EndpointsFile.write(dir, services.endpoints());
            services.opened.push(() -> Files.deleteIfExists(EndpointsFile.of(dir)));
            return services;
        } catch (TimeoutException e) {
            services.close();
            throw new IOException(
                    "expected all settings to be captured within "
                            + CAPTURE_SECONDS
                            + " s, they were not",
                    e);
        } catch (Exception e) {
            services.close();
            throw e;
        }
    }

    /** Ends what a process that was killed has left running on its folder. */
    public static void endLeftOvers(Path dir) throws IOException {
        EmbeddedDatabase.endLeftOver(dir.resolve("postgres"));
    }

    /**
     * @throws IllegalStateException if change data capture has ended
     */
    void check() {
        if (captureEnded.isDone()) {
            captureEnded.join();
            throw new IllegalStateException("expected change data capture to go on, it has ended");
        }
    }

    String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    String jdbcUrl() {
        return database.jdbcUrl();
    }

    /** Where they are. */
    public Endpoints endpoints() {
        return new Endpoints(bootstrapServers(), jdbcUrl());
    }

    String psqlLine() {
        return database.psqlLine();
    }

    private void seed(@Nullable Path seedSql) throws Exception {
        if (seedSql != null) {
            SeedSql.run(jdbcUrl(), seedSql);
        }
    }

    /** The demo users that follow the simulator's leaders, as a file. */
    public static Path demoSeed(Path dir) throws IOException {
        Path file = dir.resolve("demo.sql");
        try (InputStream resource = Services.class.getResourceAsStream("/seeds/demo.sql")) {
            if (resource == null) {
                throw new IOException("expected seeds/demo.sql on the class path, was missing");
            }
            Files.write(file, resource.readAllBytes());
        }
        return file;
    }

    @Override
    public void close() throws Exception {
        while (!opened.isEmpty()) {
            opened.pop().close();
        }
    }
}
