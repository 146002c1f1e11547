package io.slipstream.connectors.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** A record as JSON, under its key, with its event time in a header. */
final class JsonRecordSerializer<T> implements KafkaRecordSerializationSchema<T> {
    private static final long serialVersionUID = 1L;

    private final String topic;
    private final RecordKey<T> key;

    JsonRecordSerializer(String topic, RecordKey<T> key) {
        this.topic = topic;
        this.key = key;
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            T record, KafkaSinkContext context, @Nullable Long timestamp) {
        ProducerRecord<byte[], byte[]> written =
                new ProducerRecord<>(
                        topic, key.of(record).getBytes(StandardCharsets.UTF_8), json(record));
        if (timestamp != null && timestamp != Long.MIN_VALUE) {
            EventTimeHeader.write(written.headers(), timestamp);
        }
        return written;
    }

    private static byte[] json(Object record) {
        try {
            return RecordJson.MAPPER.writeValueAsBytes(record);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "expected a record that can be written as JSON, was " + record.getClass(), e);
        }
    }
}
