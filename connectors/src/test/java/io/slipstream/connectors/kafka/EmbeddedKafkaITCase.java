package io.slipstream.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaITCase {

    @Test
    void keepsItsRecordsOverARestartOnAnotherPort(@TempDir Path dir) throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(dir, 0)) {
            Topics.createMissing(kafka.bootstrapServers());
            try (KafkaProducer<byte[], byte[]> producer =
                    new KafkaProducer<>(
                            Map.of("bootstrap.servers", kafka.bootstrapServers()),
                            new ByteArraySerializer(),
                            new ByteArraySerializer())) {
                // An event time in slots must not make the record look old.
                producer.send(new ProducerRecord<>(Topics.SIGNALS, 0, 42L, null, new byte[] {1}))
                        .get();
            }
        }
        try (EmbeddedKafka kafka = EmbeddedKafka.start(dir, 0)) {
            Topics.createMissing(kafka.bootstrapServers());
            try (KafkaConsumer<byte[], byte[]> consumer =
                    new KafkaConsumer<>(
                            Map.of("bootstrap.servers", kafka.bootstrapServers()),
                            new ByteArrayDeserializer(),
                            new ByteArrayDeserializer())) {
                TopicPartition partition = new TopicPartition(Topics.SIGNALS, 0);
                consumer.assign(List.of(partition));
                consumer.seekToBeginning(List.of(partition));
                assertThat(consumer.poll(Duration.ofSeconds(20)))
                        .singleElement()
                        .satisfies(
                                record -> {
                                    assertThat(record.value()).containsExactly(1);
                                    assertThat(record.timestamp()).isGreaterThan(42L);
                                });
            }
        }
    }
}
