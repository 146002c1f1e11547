package io.slipstream.jobs.replay;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Keeps lines in this JVM. */
record JournalSink(String runId) implements Sink<String> {
    static final Map<String, Queue<String>> LINES = new ConcurrentHashMap<>();

    @Override
    public SinkWriter<String> createWriter(WriterInitContext context) {
        Queue<String> lines = LINES.computeIfAbsent(runId, run -> new ConcurrentLinkedQueue<>());
        return new SinkWriter<>() {
            @Override
            public void write(String line, Context context) {
                lines.add(line);
            }

            @Override
            public void flush(boolean endOfInput) {}

            @Override
            public void close() {}
        };
    }
}
