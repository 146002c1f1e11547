package io.slipstream.connectors.kafka.marks;

import io.slipstream.connectors.kafka.EventTimeHeader;
import io.slipstream.connectors.kafka.TopicRecord;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Hands every record on unread, with its mark if it is one. */
final class MarkedDeserializer implements KafkaRecordDeserializationSchema<MarkedRecord> {
    private static final long serialVersionUID = 1L;

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> read, Collector<MarkedRecord> out) {
        TopicRecord record =
                new TopicRecord(
                        read.topic(),
                        read.partition(),
                        read.offset(),
                        EventTimeHeader.read(read.headers()),
                        read.value());
        out.collect(new MarkedRecord(record, Mark.read(read.headers())));
    }

    @Override
    public TypeInformation<MarkedRecord> getProducedType() {
        return TypeInformation.of(MarkedRecord.class);
    }
}
