package io.slipstream.connectors.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.streaming.runtime.operators.sink.SinkWriterOperatorFactory;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AtLeastOnceSinkTest {
    /** What reached the far side. */
    private static final List<String> WRITTEN = new ArrayList<>();

    private static boolean down;

    @BeforeEach
    void up() {
        WRITTEN.clear();
        down = false;
    }

    @Test
    void whatACheckpointCoversIsWrittenBeforeIt() throws Exception {
        try (var sink = harness()) {
            sink.open();
            sink.processElement("a", 1);
            assertThat(WRITTEN).isEmpty();
            sink.prepareSnapshotPreBarrier(1);
            assertThat(WRITTEN).containsExactly("a");
        }
    }

    @Test
    void aCheckpointFailsWhileTheFarSideIsDown() throws Exception {
        try (var sink = harness()) {
            sink.open();
            sink.processElement("a", 1);
            down = true;
            assertThatThrownBy(() -> sink.prepareSnapshotPreBarrier(1)).hasMessage("down");
        }
    }

    @Test
    void aTaskThatEndsWhileTheFarSideIsDownDoesNotTakeItsProcessAlong() throws Exception {
        var sink = harness();
        sink.open();
        sink.processElement("a", 1);
        down = true;
        sink.close();
        assertThat(WRITTEN).isEmpty();
    }

    private static OneInputStreamOperatorTestHarness<String, ?> harness() throws Exception {
        return new OneInputStreamOperatorTestHarness<>(
                new SinkWriterOperatorFactory<>(new AtLeastOnceSink<>(new Buffering())));
    }

    /** Writes when it must, and as it closes, as the JDBC connector does. */
    private static final class Buffering implements Sink<String> {
        private static final long serialVersionUID = 1L;

        @Override
        public SinkWriter<String> createWriter(WriterInitContext context) {
            List<String> waiting = new ArrayList<>();
            return new SinkWriter<>() {
                @Override
                public void write(String element, Context ignored) {
                    waiting.add(element);
                }

                @Override
                public void flush(boolean endOfInput) throws IOException {
                    if (down && !waiting.isEmpty()) {
                        throw new IOException("down");
                    }
                    WRITTEN.addAll(waiting);
                    waiting.clear();
                }

                @Override
                public void close() throws IOException {
                    flush(false);
                }
            };
        }
    }
}
