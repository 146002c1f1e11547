package io.slipstream.jobs.trace;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Headings with lines of label and value below them, for a terminal. */
final class Page {

    private final List<String> lines = new ArrayList<>();

    void title(String text) {
        lines.add(text);
    }

    void heading(String text) {
        lines.add("");
        lines.add(text);
    }

    /** Nothing if there is no value. */
    void line(String label, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            lines.add("  %-20s %s".formatted(label, value));
        }
    }

    void print(PrintStream out) {
        lines.forEach(out::println);
    }

    /** Lamports as SOL, without zeros at the end. */
    static String sol(long lamports) {
        BigDecimal sol = BigDecimal.valueOf(lamports, 9).stripTrailingZeros();
        return sol.toPlainString() + " SOL";
    }

    /** Epoch millis in UTC; null if unknown. */
    static @Nullable String moment(long epochMillis) {
        return epochMillis <= 0
                ? null
                : Instant.ofEpochMilli(epochMillis).truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
