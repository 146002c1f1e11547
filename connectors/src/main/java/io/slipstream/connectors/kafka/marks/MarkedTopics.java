package io.slipstream.connectors.kafka.marks;

import io.slipstream.connectors.kafka.ReadJson;
import io.slipstream.connectors.kafka.RecordKey;
import io.slipstream.connectors.kafka.TopicRecord;
import io.slipstream.connectors.sink.AtLeastOnceSink;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamSink;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Topics between the jobs of one graph: records as JSON, their event time in a header, and
 * watermarks as {@link Mark}s. Behind the topic the stream has the timestamps and the watermarks
 * that it had before it. At least once; no record waits for a checkpoint or for company.
 *
 * <p>Every writer of such a topic must be one {@link #sink}: its readers wait for the marks of all
 * its subtasks in every partition.
 */
public final class MarkedTopics {
    private MarkedTopics() {}

    /**
     * Writes a stream to a topic, in two chained steps named {@code uid-marks} and {@code uid}.
     *
     * @param partitions of the topic, exactly
     * @param key leads records to partitions as Kafka's own partitioner does
     */
    public static <T> DataStreamSink<MarkedWrite> sink(
            DataStream<T> records,
            String bootstrapServers,
            String topic,
            int partitions,
            RecordKey<T> key,
            String uid) {
        String marks = uid + "-marks";
        return records.transform(
                        marks,
                        TypeInformation.of(MarkedWrite.class),
                        new MarkWatermarks<>(key, partitions))
                .uid(marks)
                .sinkTo(sinkOf(bootstrapServers, topic, partitions))
                .name(uid)
                .uid(uid);
    }

    private static Sink<MarkedWrite> sinkOf(String bootstrapServers, String topic, int partitions) {
        return new AtLeastOnceSink<>(
                KafkaSink.<MarkedWrite>builder()
                        .setBootstrapServers(bootstrapServers)
                        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                        .setRecordSerializer(new MarkedSerializer(topic, partitions))
                        .setProperty("linger.ms", "0")
                        // A retry must not let a mark overtake a record.
                        .setProperty("enable.idempotence", "true")
                        .build());
    }

    /** Reads a topic from its beginning; see the other {@code source}. */
    public static <T> SingleOutputStreamOperator<T> source(
            StreamExecutionEnvironment env,
            String bootstrapServers,
            String topic,
            int partitions,
            Class<T> type,
            String uid) {
        return source(
                env, bootstrapServers, topic, partitions, type, uid, OffsetsInitializer.earliest());
    }

    /**
     * Reads a topic that {@link #sink} writes, in three steps named {@code uid}, {@code
     * uid-records} and {@code uid-read}; the last has the side output {@link
     * ReadJson#DEAD_LETTERS}. The source is never wider than the topic, since a reader without a
     * partition would hold back event time.
     *
     * @param start where to begin when there is no checkpoint; after the last mark of a bounded run
     *     nothing can be on time, so a topic that holds one is not to be read from its beginning
     */
    public static <T> SingleOutputStreamOperator<T> source(
            StreamExecutionEnvironment env,
            String bootstrapServers,
            String topic,
            int partitions,
            Class<T> type,
            String uid,
            OffsetsInitializer start) {
        int parallelism = Math.min(partitions, env.getParallelism());
        String records = uid + "-records";
        String reader = uid + "-read";
        return env.fromSource(
                        kafkaSource(bootstrapServers, topic, uid, start), LeastMark.strategy(), uid)
                .setParallelism(parallelism)
                .uid(uid)
                .<TopicRecord>flatMap(
                        (read, out) -> {
                            if (read.mark() == null) {
                                out.collect(read.record());
                            }
                        })
                .returns(TopicRecord.class)
                .setParallelism(parallelism)
                .name(records)
                .uid(records)
                .process(new ReadJson<>(type), TypeInformation.of(type))
                .setParallelism(parallelism)
                .name(reader)
                .uid(reader);
    }

    private static KafkaSource<MarkedRecord> kafkaSource(
            String bootstrapServers, String topic, String group, OffsetsInitializer start) {
        return KafkaSource.<MarkedRecord>builder()
                .setBootstrapServers(bootstrapServers)
                .setGroupId("slipstream-" + group)
                .setTopics(topic)
                .setStartingOffsets(start)
                .setDeserializer(new MarkedDeserializer())
                // A partition found later would begin without the marks that it missed.
                .setProperty("partition.discovery.interval.ms", "-1")
                .build();
    }
}
