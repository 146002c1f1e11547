package io.slipstream.connectors.kafka;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Hands every record on unread, so that nothing in it can stop the source. */
final class TopicRecordDeserializer implements KafkaRecordDeserializationSchema<TopicRecord> {
    private static final long serialVersionUID = 1L;

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<TopicRecord> out) {
        out.collect(
                new TopicRecord(
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        EventTimeHeader.read(record.headers()),
                        record.value()));
    }

    @Override
    public TypeInformation<TopicRecord> getProducedType() {
        return TypeInformation.of(TopicRecord.class);
    }
}
