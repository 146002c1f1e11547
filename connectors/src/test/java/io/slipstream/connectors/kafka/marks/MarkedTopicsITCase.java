package io.slipstream.connectors.kafka.marks;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.connectors.EmbeddedStack;
import io.slipstream.connectors.replay.EndSink;
import io.slipstream.connectors.replay.ReplayLoop;
import io.slipstream.connectors.replay.TapeOptions;
import io.slipstream.connectors.replay.TapeSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkedTopicsITCase {
    private static final int PARTITIONS = 4;

    @TempDir private Path folder;
    private Path tape;

    /** Busy stretches, and gaps of a million slots between them. */
    @BeforeEach
    void recordTape() throws Exception {
        Random random = new Random(5);
        List<String> lines = new ArrayList<>();
        long slot = 300_000_000L;
        for (int n = 0; n < 2000; n++) {
            slot += random.nextInt(100) == 0 ? 1_000_000 : random.nextInt(4) == 0 ? 1 : 0;
            lines.add("{\"slot\":" + slot + "}");
        }
        tape = Files.write(folder.resolve("tape.jsonl"), lines);
    }

    @Test
    void firesTheSameTimersBehindATopicAsWithoutOne() throws Exception {
        List<String> fused = fused();
        assertThat(fused).noneMatch(line -> !line.startsWith("k")).hasSizeGreaterThan(500);
        assertThat(split()).isEqualTo(fused);
    }

    private List<String> fused() throws Exception {
        String runId = UUID.randomUUID().toString();
        try (ReplayLoop loop = ReplayLoop.create(runId, 0)) {
            loop.open();
            StreamExecutionEnvironment env = environment();
            journal(ticks(env, runId), runId);
            env.execute();
            assertThat(loop.awaitEnd("journal")).isDone();
        }
        return Lines.sorted(runId);
    }

    private List<String> split() throws Exception {
        String runId = UUID.randomUUID().toString();
        String broker = EmbeddedStack.bootstrapServers();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker))) {
            admin.createTopics(List.of(new NewTopic(runId, PARTITIONS, (short) 1))).all().get();
        }
        try (ReplayLoop loop = ReplayLoop.create(runId, 0)) {
            StreamExecutionEnvironment reading = environment();
            journal(
                    MarkedTopics.source(
                            reading, broker, runId, PARTITIONS, Tick.class, "ticks-topic"),
                    runId);
            JobClient reader = reading.executeAsync();
            loop.open();
            StreamExecutionEnvironment writing = environment();
            MarkedTopics.sink(
                    ticks(writing, runId), broker, runId, PARTITIONS, Tick::key, "ticks-to-topic");
            writing.execute();
            loop.awaitEnd("journal").get(60, TimeUnit.SECONDS);
            reader.cancel().get(30, TimeUnit.SECONDS);
        }
        return Lines.sorted(runId);
    }

    /** Two writers, each with the keys of its own. */
    private DataStream<Tick> ticks(StreamExecutionEnvironment env, String runId) {
        TapeOptions options =
                new TapeOptions(List.of(tape.toString()), null, TapeOptions.MAX_SPEED);
        return env.fromSource(
                        new TapeSource(options, runId), WatermarkStrategy.noWatermarks(), "tape")
                .setParallelism(1)
                .uid("tape")
                .map(Tick::of)
                .returns(Tick.class)
                .setParallelism(1)
                .uid("ticks")
                .keyBy(Tick::key)
                .map(tick -> tick)
                .returns(Tick.class)
                .uid("ticks-by-key");
    }

    private static void journal(DataStream<Tick> ticks, String runId) {
        ticks.keyBy(Tick::key)
                .process(new TickJournal())
                .returns(String.class)
                .uid("journal")
                .map(new Lines(runId))
                .uid("lines")
                .sinkTo(new EndSink<>(runId, "journal"))
                .uid("end");
    }

    private static StreamExecutionEnvironment environment() {
        Configuration conf = new Configuration();
        conf.set(TaskManagerOptions.NUM_TASK_SLOTS, 2);
        conf.set(PipelineOptions.GENERIC_TYPES, false);
        conf.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2, conf);
        env.setBufferTimeout(0);
        return env;
    }
}
