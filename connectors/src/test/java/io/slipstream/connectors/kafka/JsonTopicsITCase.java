package io.slipstream.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.connectors.EmbeddedStack;
import io.slipstream.models.chain.DeadLetter;
import io.slipstream.models.trade.Notification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.CloseableIterator;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class JsonTopicsITCase {
    private static final String TOPIC = Topics.NOTIFICATIONS;

    @Test
    void recordsKeepTheirSlotAndPoisonBecomesADeadLetter() throws Exception {
        String bootstrap = EmbeddedStack.bootstrapServers();
        poison(bootstrap);
        StreamExecutionEnvironment writing = environment();
        writing.fromData(new Notification("n", 7, "fill", "bought ½", 1_700_000_000_000L))
                .assignTimestampsAndWatermarks(
                        WatermarkStrategy.<Notification>forMonotonousTimestamps()
                                .withTimestampAssigner((record, before) -> 42))
                .sinkTo(
                        JsonTopics.sink(
                                bootstrap, TOPIC, record -> Long.toString(record.userId())));
        writing.execute();

        SingleOutputStreamOperator<Notification> read =
                JsonTopics.read(
                        environment(),
                        bootstrap,
                        TOPIC,
                        Notification.class,
                        TopicWatermarks.inSlots(0));
        DataStream<String> letters =
                read.getSideOutput(ReadJson.DEAD_LETTERS)
                        .map(DeadLetter::payload)
                        .returns(Types.STRING);
        try (CloseableIterator<String> seen =
                read.process(new WithSlot(), Types.STRING).union(letters).executeAndCollect()) {
            assertThat(List.of(seen.next(), seen.next(), seen.next()))
                    .containsExactlyInAnyOrder("bought ½ @42", "{not json", "[1]");
        }
    }

    private static void poison(String bootstrap) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrap),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            for (String value : List.of("{not json", "[1]")) {
                byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
                producer.send(new ProducerRecord<>(TOPIC, bytes)).get();
            }
            producer.send(new ProducerRecord<>(TOPIC, new byte[] {7}, null)).get();
        }
    }

    private static StreamExecutionEnvironment environment() {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        return StreamExecutionEnvironment.createLocalEnvironment(1, configuration);
    }

    static final class WithSlot extends ProcessFunction<Notification, String> {
        @Override
        public void processElement(Notification record, Context context, Collector<String> out) {
            out.collect(record.text() + " @" + context.timestamp());
        }
    }
}
