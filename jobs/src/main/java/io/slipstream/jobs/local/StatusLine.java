package io.slipstream.jobs.local;

import java.io.PrintStream;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** One line a second that says how the run is doing. */
final class StatusLine {

    private final PrintStream out;
    private long events;
    private long nanos = System.nanoTime();

    StatusLine(PrintStream out) {
        this.out = out;
    }

    void print(Tally tally) {
        long now = System.nanoTime();
        double rate = (tally.events() - events) * 1e9 / Math.max(1, now - nanos);
        events = tally.events();
        nanos = now;
        out.println(text(tally, rate) + FeedLine.text());
    }

    private static String text(Tally tally, double rate) {
        return String.format(
                Locale.ROOT,
                "%tT  %.0f events/s  swaps %d  signals %s  orders %s  denied %d  PnL %+.4f SOL  event→order p50 %.0f p99 %.0f ms",
                LocalTime.now(),
                rate,
                tally.swaps(),
                counts(tally.signals()),
                counts(tally.orders()),
                tally.denials().values().stream().mapToLong(Long::longValue).sum(),
                tally.realizedPnlLamports() / 1e9,
                tally.eventToOrderP50(),
                tally.eventToOrderP99());
    }

    static String counts(Map<String, Long> counts) {
        return counts.isEmpty()
                ? "0"
                : counts.entrySet().stream()
                        .map(
                                entry ->
                                        entry.getKey().toLowerCase(Locale.ROOT)
                                                + " "
                                                + entry.getValue())
                        .collect(Collectors.joining(", "));
    }
}
