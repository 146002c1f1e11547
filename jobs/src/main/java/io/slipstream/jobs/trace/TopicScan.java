package io.slipstream.jobs.trace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a topic up to where it ends now and keeps the records that hold a text. */
final class TopicScan {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int PATIENCE_MILLIS = 15_000;

    private final String bootstrapServers;

    /**
     * @param at when the broker had it
     */
    record Found(String topic, int partition, long offset, Instant at, JsonNode value) {

        /** Topic, partition and offset, for people who look for it. */
        String origin() {
            return topic + "-" + partition + "@" + offset;
        }
    }

    TopicScan(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * In the order of their times.
     *
     * @param since records that the broker had before are passed over
     * @param text what a record must hold, in its bytes
     * @throws IOException with one sentence if the broker does not answer
     */
    List<Found> find(String topic, Instant since, String text) throws IOException {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "enable.auto.commit", "false",
                        "default.api.timeout.ms", PATIENCE_MILLIS);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return read(consumer, topic, since, text.getBytes(StandardCharsets.UTF_8));
        } catch (KafkaException e) {
            throw new IOException(
                    "expected topic %s at %s, was %s"
                            .formatted(topic, bootstrapServers, e.getMessage()),
                    e);
        }
    }

    private static List<Found> read(
            KafkaConsumer<byte[], byte[]> consumer, String topic, Instant since, byte[] text)
            throws IOException {
        List<TopicPartition> partitions =
                consumer.partitionsFor(topic).stream()
                        .map(info -> new TopicPartition(topic, info.partition()))
                        .toList();
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        seek(consumer, partitions, since, ends);
        List<Found> found = new ArrayList<>();
        while (partitions.stream().anyMatch(of -> consumer.position(of) < end(ends, of))) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (record.value() != null && holds(record.value(), text)) {
                    found.add(
                            new Found(
                                    topic,
                                    record.partition(),
                                    record.offset(),
                                    Instant.ofEpochMilli(record.timestamp()),
                                    JSON.readTree(record.value())));
                }
            }
        }
        found.sort((one, other) -> one.at().compareTo(other.at()));
        return found;
    }

    private static void seek(
            KafkaConsumer<byte[], byte[]> consumer,
            List<TopicPartition> partitions,
            Instant since,
            Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(partition -> times.put(partition, since.toEpochMilli()));
        Map<TopicPartition, OffsetAndTimestamp> starts = consumer.offsetsForTimes(times);
        for (TopicPartition partition : partitions) {
            OffsetAndTimestamp start = starts.get(partition);
            consumer.seek(partition, start == null ? end(ends, partition) : start.offset());
        }
    }

    private static long end(Map<TopicPartition, Long> ends, TopicPartition partition) {
        Long end = ends.get(partition);
        return end == null ? 0 : end;
    }

    private static boolean holds(byte[] value, byte[] text) {
        for (int from = 0; from <= value.length - text.length; from++) {
            int same = 0;
            while (same < text.length && value[from + same] == text[same]) {
                same++;
            }
            if (same == text.length) {
                return true;
            }
        }
        return false;
    }
}
