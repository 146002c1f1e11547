package io.slipstream.connectors.kafka.marks;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.flink.api.common.functions.RichMapFunction;

/** Keeps the lines that pass, in this JVM. */
final class Lines extends RichMapFunction<String, String> {
    private static final Map<String, Queue<String>> BY_RUN = new ConcurrentHashMap<>();

    private final String runId;

    Lines(String runId) {
        this.runId = runId;
    }

    static List<String> sorted(String runId) {
        return BY_RUN.get(runId).stream().sorted().toList();
    }

    @Override
    public String map(String line) {
        BY_RUN.computeIfAbsent(runId, run -> new ConcurrentLinkedQueue<>()).add(line);
        return line;
    }
}
