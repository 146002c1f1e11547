package io.slipstream.jobs.chaos;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.slipstream.connectors.kafka.Topics;
import io.slipstream.jobs.wiring.Endpoints;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Judges by what stands in the topic of signals and in the tables, and by nothing that a job says
 * of itself. To be asked once the market has ended and every order has come to its end.
 */
public final class Referee {

    private static final JsonFactory JSON = new JsonFactory();

    /** What must be empty, by what is wrong if it is not. */
    private static final Map<String, String> CHECKS = checks();

    private final Endpoints endpoints;

    public Referee(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    /**
     * What was found.
     *
     * @param signals different ones that were made
     * @param duplicates signals with more than one outcome
     * @param lost signals without an outcome
     * @param defects every defect as a sentence, duplicates and losses included
     */
    public record Verdict(
            int signals, int outcomes, int filled, int duplicates, int lost, List<String> defects) {

        /** Nothing went wrong, and something was traded. */
        public boolean isClean() {
            return defects.isEmpty() && filled > 0;
        }
    }

    public Verdict judge() throws SQLException, IOException {
        Set<String> signals = signals();
        try (Connection connection = DriverManager.getConnection(endpoints.jdbcUrl());
                Statement statement = connection.createStatement()) {
            Map<String, Integer> outcomes = outcomes(statement);
            List<String> defects = new ArrayList<>();
            int lost = 0;
            for (String signal : signals) {
                if (!outcomes.containsKey(signal)) {
                    lost++;
                    defects.add("signal without an outcome: " + signal);
                }
            }
            int duplicates = 0;
            for (Map.Entry<String, Integer> outcome : outcomes.entrySet()) {
                if (outcome.getValue() > 1) {
                    duplicates++;
                    defects.add("signal with more than one outcome: " + outcome.getKey());
                }
            }
            for (Map.Entry<String, String> check : CHECKS.entrySet()) {
                for (String found : list(statement, check.getValue())) {
                    defects.add(check.getKey() + ": " + found);
                }
            }
            int filled = list(statement, "SELECT order_id FROM trades").size();
            return new Verdict(signals.size(), outcomes.size(), filled, duplicates, lost, defects);
        }
    }

    /** Signals that have no final outcome yet. */
    public long unsettled() throws SQLException, IOException {
        Set<String> signals = signals();
        try (Connection connection = DriverManager.getConnection(endpoints.jdbcUrl());
                Statement statement = connection.createStatement()) {
            list(
                            statement,
                            "SELECT signal_id FROM order_outcomes"
                                    + " WHERE state IN ('FILLED', 'FAILED', 'EXPIRED', 'DENIED')")
                    .forEach(signals::remove);
            return signals.size()
                    + list(
                                    statement,
                                    "SELECT 1 FROM orders o LEFT JOIN trades t USING (order_id)"
                                            + " WHERE o.state = 'FILLED' AND t.order_id IS NULL")
                            .size();
        }
    }

    private static Map<String, Integer> outcomes(Statement statement) throws SQLException {
        Map<String, Integer> outcomes = new HashMap<>();
        for (String signal : list(statement, "SELECT signal_id FROM order_outcomes")) {
            outcomes.merge(signal, 1, Integer::sum);
        }
        return outcomes;
    }

    private static Map<String, String> checks() {
        Map<String, String> checks = new LinkedHashMap<>();
        // The ledger learns of an end only behind the gate, which has let go of the reservation.
        checks.put(
                "order without an end, so with a reservation",
                "SELECT order_id FROM orders WHERE state NOT IN ('FILLED', 'FAILED', 'EXPIRED')");
        checks.put(
                "filled order without a trade, or trade without a filled order",
                "SELECT coalesce(o.order_id, t.order_id) FROM orders o FULL JOIN trades t USING (order_id)"
                        + " WHERE (o.state = 'FILLED') IS DISTINCT FROM (t.order_id IS NOT NULL)");
        checks.put(
                "trade of other units than its order",
                "SELECT order_id FROM orders o JOIN trades t USING (order_id) WHERE t.token_units <>"
                        + " CASE o.side WHEN 'BUY' THEN o.output_amount ELSE o.input_amount END");
        checks.put(
                "lots that are not what was bought less what was sold",
                """
                SELECT concat(user_id, ' ', mint, ': traded ', traded, ', held ', held)
                FROM (SELECT user_id, mint,
                             sum(CASE side WHEN 'BUY' THEN token_units ELSE -token_units END) AS traded
                      FROM trades GROUP BY 1, 2) t
                FULL JOIN (SELECT user_id, mint, sum(token_units) AS held FROM lots GROUP BY 1, 2) l
                USING (user_id, mint)
                WHERE coalesce(traded, 0) <> coalesce(held, 0)""");
        return checks;
    }

    private static List<String> list(Statement statement, String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    /** Ids of the signals that were made. */
    Set<String> signals() throws IOException {
        Set<String> ids = new TreeSet<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", endpoints.bootstrapServers()),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(Topics.SIGNALS).stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, byte[]> found : consumer.poll(Duration.ofMillis(200))) {
                    addId(found.value(), ids);
                }
            }
        }
        return ids;
    }

    /** Marks between the records carry no signal. */
    private static void addId(byte @Nullable [] json, Set<String> ids) throws IOException {
        if (json == null || json.length == 0) {
            return;
        }
        try (JsonParser parser = JSON.createParser(json)) {
            while (parser.nextToken() != null) {
                if ("signalId".equals(parser.currentName())) {
                    parser.nextToken();
                    ids.add(parser.getText());
                    return;
                }
            }
        }
    }
}
