package io.slipstream.jobs.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The JSON summary of a run. */
final class RunReport {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private RunReport() {}

    static void write(Path file, Tally tally, double seconds, List<String> differences)
            throws IOException {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("transactions", tally.transactions());
        report.put("undecodable", tally.undecodable());
        report.put("swaps", tally.swaps());
        report.put("legs", tally.legs());
        report.put("pools", tally.pools());
        report.put("posts", tally.posts());
        report.put("signals", tally.signals());
        report.put("orders", tally.orders());
        report.put("denials", tally.denials());
        report.put("trades", tally.trades());
        report.put("realizedPnlLamports", tally.realizedPnlLamports());
        report.put(
                "latencyMillis",
                Map.of(
                        "eventToOrder",
                        Map.of("p50", tally.eventToOrderP50(), "p99", tally.eventToOrderP99()),
                        "eventToOrderEvent",
                        Map.of(
                                "p50",
                                tally.eventToOrderEventP50(),
                                "p99",
                                tally.eventToOrderEventP99())));
        report.put("eventsPerSecond", seconds <= 0 ? 0 : Math.round(tally.events() / seconds));
        report.put("peakMemoryBytes", peakMemoryBytes());
        report.put("reconciled", differences.isEmpty() ? Boolean.TRUE : differences);
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.writeString(file, JSON.writeValueAsString(report) + "\n");
    }

    /**
     * The most memory the process ever held, as Linux counts it; elsewhere the most heap it has
     * now.
     */
    static long peakMemoryBytes() {
        Path status = Path.of("/proc/self/status");
        if (Files.isReadable(status)) {
            try (Stream<String> lines = Files.lines(status)) {
                return lines.filter(line -> line.startsWith("VmHWM:"))
                        .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                        .findFirst()
                        .orElse(Runtime.getRuntime().totalMemory());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Runtime.getRuntime().totalMemory();
    }
}
