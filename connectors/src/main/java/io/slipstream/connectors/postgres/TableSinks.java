package io.slipstream.connectors.postgres;

import io.slipstream.connectors.sink.AtLeastOnceSink;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.jdbc.JdbcConnectionOptions;
import org.apache.flink.connector.jdbc.JdbcExecutionOptions;
import org.apache.flink.connector.jdbc.JdbcStatementBuilder;
import org.apache.flink.connector.jdbc.core.datastream.sink.JdbcSink;

/**
 * Sinks into the tables that hold what happened. They write at least once, by natural key, so that
 * what comes again changes nothing.
 */
final class TableSinks {
    private static final int BATCH = 500;
    private static final int RETRIES = 5;

    private final String jdbcUrl;
    private final long flushMillis;

    /**
     * @param flushMillis how long a row may wait for others
     */
    TableSinks(String jdbcUrl, long flushMillis) {
        this.jdbcUrl = jdbcUrl;
        this.flushMillis = flushMillis;
    }

    /**
     * @param insert says what happens if the key is there
     */
    <T> Sink<T> upserting(String insert, JdbcStatementBuilder<T> row) {
        return new AtLeastOnceSink<>(
                JdbcSink.<T>builder()
                        .withQueryStatement(insert, row)
                        .withExecutionOptions(
                                JdbcExecutionOptions.builder()
                                        .withBatchSize(BATCH)
                                        .withBatchIntervalMs(flushMillis)
                                        .withMaxRetries(RETRIES)
                                        .build())
                        .buildAtLeastOnce(
                                new JdbcConnectionOptions.JdbcConnectionOptionsBuilder()
                                        .withUrl(jdbcUrl)
                                        .withDriverName("org.postgresql.Driver")
                                        .build()));
    }

    static OffsetDateTime time(long epochMillis) {
        return Instant.ofEpochMilli(epochMillis).atOffset(ZoneOffset.UTC);
    }
}
