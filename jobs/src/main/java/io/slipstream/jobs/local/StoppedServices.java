package io.slipstream.jobs.local;

import io.slipstream.connectors.kafka.EmbeddedKafka;
import io.slipstream.connectors.postgres.EmbeddedDatabase;
import io.slipstream.jobs.wiring.Endpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Kafka and PostgreSQL of a folder whose run has ended, up again for somebody who reads them.
 * Nothing is captured, migrated or seeded.
 */
public final class StoppedServices implements AutoCloseable {

    private final EmbeddedKafka kafka;
    private final EmbeddedDatabase database;

    private StoppedServices(EmbeddedKafka kafka, EmbeddedDatabase database) {
        this.kafka = kafka;
        this.database = database;
    }

    /** True if a run has kept its tables there. */
    public static boolean isThere(Path dir) {
        return Files.isDirectory(dir.resolve("postgres"));
    }

    /**
     * @throws IOException if a running process holds the folder
     */
    public static StoppedServices open(Path dir) throws Exception {
        EmbeddedDatabase database = EmbeddedDatabase.start(dir.resolve("postgres"), 0);
        try {
            return new StoppedServices(EmbeddedKafka.start(dir.resolve("kafka"), 0), database);
        } catch (Exception e) {
            database.close();
            throw e;
        }
    }

    public Endpoints endpoints() {
        return new Endpoints(kafka.bootstrapServers(), database.jdbcUrl());
    }

    @Override
    public void close() throws IOException {
        kafka.close();
        database.close();
    }
}
