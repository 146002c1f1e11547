package io.slipstream.connectors;

import io.slipstream.connectors.kafka.EmbeddedKafka;
import io.slipstream.connectors.kafka.Topics;
import io.slipstream.connectors.postgres.EmbeddedDatabase;
import io.slipstream.connectors.postgres.Migrations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** One broker and one migrated database for all tests of a run; started by the first who asks. */
public final class EmbeddedStack {
    private static final Path ROOT = root();
    private static EmbeddedKafka kafka;
    private static EmbeddedDatabase database;

    private EmbeddedStack() {}

    public static synchronized String bootstrapServers() throws Exception {
        if (kafka == null) {
            kafka = EmbeddedKafka.start(ROOT.resolve("kafka"), 0);
            Topics.createMissing(kafka.bootstrapServers());
        }
        return kafka.bootstrapServers();
    }

    public static synchronized String jdbcUrl() throws Exception {
        if (database == null) {
            database = EmbeddedDatabase.start(ROOT.resolve("postgres"), 0);
            Migrations.apply(database.jdbcUrl());
        }
        return database.jdbcUrl();
    }

    private static Path root() {
        try {
            Path root = Files.createTempDirectory("slipstream-it");
            Runtime.getRuntime().addShutdownHook(new Thread(EmbeddedStack::stop));
            return root;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static synchronized void stop() {
        try {
            if (kafka != null) {
                kafka.close();
            }
            if (database != null) {
                database.close();
            }
            delete(ROOT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void delete(Path dir) throws IOException {
        try (Stream<Path> files = Files.walk(dir)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
