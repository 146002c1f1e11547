package io.slipstream.connectors.debezium;

import io.slipstream.connectors.kafka.Topics;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.postgresql.Driver;

/** How Debezium captures the settings tables: its connector's and its engine's properties. */
final class CaptureSettings {
    /** Made by the migrations; names the tables and columns that may be seen. */
    static final String PUBLICATION = "slipstream_settings";

    static final String SLOT = "slipstream_settings";

    private static final String PREFIX = "cdc";

    /** Where messages in the write-ahead log come out. */
    static final String MESSAGES = PREFIX + ".message";

    /**
     * The latency of a change, beside which nothing counts; the default is half a second. Of each
     * such span the engine spends the last millisecond in a loop: at 10 ms a tenth of a core.
     */
    private static final String POLL_MILLIS = "50";

    private CaptureSettings() {}

    static Properties of(String jdbcUrl, String bootstrapServers) {
        Properties settings = ofConnector(jdbcUrl);
        settings.setProperty("bootstrap.servers", bootstrapServers);
        settings.setProperty(
                "offset.storage", "org.apache.kafka.connect.storage.KafkaOffsetBackingStore");
        settings.setProperty("offset.storage.topic", Topics.CDC_OFFSETS);
        settings.setProperty("offset.storage.partitions", "1");
        settings.setProperty("offset.storage.replication.factor", "1");
        settings.setProperty("offset.flush.interval.ms", "1000");
        return settings;
    }

    /** The connector's own, whoever runs it. */
    static Properties ofConnector(String jdbcUrl) {
        Properties settings = connector();
        database(settings, jdbcUrl);
        return settings;
    }

    private static Properties connector() {
        Properties settings = new Properties();
        settings.setProperty("name", "slipstream-settings");
        settings.setProperty(
                "connector.class", "io.debezium.connector.postgresql.PostgresConnector");
        settings.setProperty("topic.prefix", PREFIX);
        settings.setProperty("plugin.name", "pgoutput");
        settings.setProperty("slot.name", SLOT);
        settings.setProperty("publication.name", PUBLICATION);
        settings.setProperty("publication.autocreate.mode", "disabled");
        settings.setProperty("table.include.list", tables(Topics.CAPTURED_TABLES));
        // The snapshot reads the tables themselves and knows nothing of the publication's columns.
        settings.setProperty("column.include.list", columns());
        // Also when the place that was kept is no longer in the database's log.
        settings.setProperty("snapshot.mode", "when_needed");
        settings.setProperty("decimal.handling.mode", "string");
        settings.setProperty("tombstones.on.delete", "true");
        settings.setProperty("poll.interval.ms", POLL_MILLIS);
        // A lost connection is taken up again, for as long as it takes.
        settings.setProperty("errors.max.retries", "-1");
        settings.setProperty("retriable.restart.connector.wait.ms", "1000");
        // The database may hold the slot for its dead predecessor a little longer.
        settings.setProperty("slot.max.retries", "120");
        settings.setProperty("slot.retry.delay.ms", "500");
        settings.setProperty("key.converter.schemas.enable", "false");
        settings.setProperty("value.converter.schemas.enable", "false");
        // Otherwise a limit that is NULL would arrive as the column's default: unknown is not safe.
        settings.setProperty("value.converter.replace.null.with.default", "false");
        return settings;
    }

    private static void database(Properties settings, String jdbcUrl) {
        Properties parts = Driver.parseURL(jdbcUrl, new Properties());
        if (parts == null) {
            throw new IllegalArgumentException(
                    "expected a URL like jdbc:postgresql://host:port/database?user=name");
        }
        settings.setProperty("database.hostname", parts.getProperty("PGHOST", "localhost"));
        settings.setProperty("database.port", parts.getProperty("PGPORT", "5432"));
        settings.setProperty("database.dbname", parts.getProperty("PGDBNAME", "postgres"));
        settings.setProperty("database.user", parts.getProperty("user", "postgres"));
        settings.setProperty("database.password", parts.getProperty("password", ""));
    }

    private static String tables(List<String> names) {
        return names.stream().map(name -> "public." + name).collect(Collectors.joining(","));
    }

    private static String columns() {
        return Topics.CAPTURED_TABLES.stream()
                .map(
                        table ->
                                table.equals("tracked_wallets")
                                        ? "public\\.tracked_wallets\\.(address|label|user_id)"
                                        : "public\\." + table + "\\..*")
                .collect(Collectors.joining(","));
    }
}
