package io.slipstream.connectors.kafka.marks;

import io.slipstream.connectors.kafka.EventTimeHeader;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Records go where Kafka's own partitioner puts their key, marks where they belong. */
final class MarkedSerializer implements KafkaRecordSerializationSchema<MarkedWrite> {
    private static final long serialVersionUID = 1L;

    private final String topic;
    private final int partitions;
    private transient boolean checked;

    MarkedSerializer(String topic, int partitions) {
        this.topic = topic;
        this.partitions = partitions;
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            MarkedWrite write, KafkaSinkContext context, @Nullable Long timestamp) {
        check(context);
        Mark mark = write.mark();
        if (mark == null) {
            ProducerRecord<byte[], byte[]> record =
                    new ProducerRecord<>(topic, write.key(), write.value());
            if (write.slot() != Long.MIN_VALUE) {
                EventTimeHeader.write(record.headers(), write.slot());
            }
            return record;
        }
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, write.partition(), null, null);
        mark.write(record.headers());
        return record;
    }

    /** A partition without marks would hold back every reader for ever. */
    private void check(KafkaSinkContext context) {
        if (!checked) {
            int actual = context.getPartitionsForTopic(topic).length;
            if (actual != partitions) {
                throw new IllegalStateException(
                        "expected topic %s with %d partitions, was %d"
                                .formatted(topic, partitions, actual));
            }
            checked = true;
        }
    }
}
