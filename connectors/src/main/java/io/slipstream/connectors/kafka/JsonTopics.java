package io.slipstream.connectors.kafka;

import io.slipstream.connectors.sink.AtLeastOnceSink;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Topics of records as JSON. Both ways are at least once; no record waits for a checkpoint. Nothing
 * that is in a hurry comes this way, so records wait a moment for company: a request for each would
 * cost the broker, and whoever shares its processor, more than all the rest.
 */
public final class JsonTopics {
    private static final String LINGER_MILLIS = "5";

    private JsonTopics() {}

    /** Writes records to a topic, their event time in a header. */
    public static <T> Sink<T> sink(String bootstrapServers, String topic, RecordKey<T> key) {
        return new AtLeastOnceSink<>(
                KafkaSink.<T>builder()
                        .setBootstrapServers(bootstrapServers)
                        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                        .setRecordSerializer(new JsonRecordSerializer<>(topic, key))
                        .setProperty("linger.ms", LINGER_MILLIS)
                        .build());
    }

    /**
     * Reads a topic of records. Two steps, {@code <topic>-topic} and {@code read-<topic>}; the
     * second has the side output {@link ReadJson#DEAD_LETTERS}.
     *
     * @param watermarks see {@link TopicWatermarks}
     */
    public static <T> SingleOutputStreamOperator<T> read(
            StreamExecutionEnvironment env,
            String bootstrapServers,
            String topic,
            Class<T> type,
            WatermarkStrategy<TopicRecord> watermarks) {
        String source = topic + "-topic";
        String reader = "read-" + topic;
        return env.fromSource(
                        source(
                                bootstrapServers,
                                reader,
                                List.of(topic),
                                OffsetsInitializer.earliest()),
                        watermarks,
                        source)
                .uid(source)
                .process(new ReadJson<>(type), TypeInformation.of(type))
                .name(reader)
                .uid(reader);
    }

    /**
     * Reads topics without reading into their records. The place in them lives in checkpoints;
     * offsets committed to the broker are for people who watch the lag.
     *
     * @param start where to begin when there is no checkpoint
     */
    public static KafkaSource<TopicRecord> source(
            String bootstrapServers, String group, List<String> topics, OffsetsInitializer start) {
        return KafkaSource.<TopicRecord>builder()
                .setBootstrapServers(bootstrapServers)
                .setGroupId("slipstream-" + group)
                .setTopics(topics)
                .setStartingOffsets(start)
                .setDeserializer(new TopicRecordDeserializer())
                .build();
    }
}
