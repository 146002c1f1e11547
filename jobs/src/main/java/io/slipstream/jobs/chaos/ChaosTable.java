package io.slipstream.jobs.chaos;

import io.slipstream.jobs.chaos.Referee.Verdict;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a chaos run has shown, as a table. */
final class ChaosTable {

    private static final int MOST_DEFECTS = 20;

    private ChaosTable() {}

    static void print(List<Struck> blows, Verdict verdict, PrintStream out) {
        line(
                out,
                "%n%-24s %7s %7s %13s %15s",
                "WINDOW",
                "killed",
                "paused",
                "least flying",
                "recovery p50");
        Map<String, List<Struck>> byWindow = new TreeMap<>();
        for (Struck struck : blows) {
            byWindow.computeIfAbsent(struck.label(), label -> new ArrayList<>()).add(struck);
        }
        byWindow.forEach((label, some) -> row(label, some, out));
        row("all", blows, out);
        long poor = blows.stream().filter(struck -> !struck.fellOnEnough()).count();
        if (poor > 0) {
            line(
                    out,
                    "%n%d of them on fewer than %d orders in flight",
                    poor,
                    Struck.ENOUGH_IN_FLIGHT);
        }
        weather(blows, out);
        line(
                out,
                "%n%d signals, %d with an outcome, %d trades: %d duplicates, %d lost, %d defects in all",
                verdict.signals(),
                verdict.outcomes(),
                verdict.filled(),
                verdict.duplicates(),
                verdict.lost(),
                verdict.defects().size());
        verdict.defects().stream().limit(MOST_DEFECTS).forEach(out::println);
        if (verdict.defects().isEmpty()) {
            // Rule of three: with none in n, p ≤ 3/n is true with 95 % confidence.
            line(
                    out,
                    "With 95 %% confidence fewer than %.1f in 100 such blows do harm.",
                    Math.min(100, 300.0 / Math.max(1, blows.size())));
        }
    }

    private static void weather(List<Struck> blows, PrintStream out) {
        Map<String, Integer> under = new TreeMap<>();
        blows.stream()
                .filter(struck -> !struck.weather().isEmpty())
                .forEach(struck -> under.merge(struck.weather(), 1, Integer::sum));
        if (!under.isEmpty()) {
            line(out, "%nat the node: %s", under.toString().replaceAll("[{}]", ""));
        }
    }

    private static void row(String label, List<Struck> blows, PrintStream out) {
        long paused =
                blows.stream()
                        .filter(struck -> struck.blow().kind() == Blow.Kind.TASK_MANAGER_PAUSED)
                        .count();
        List<Long> recoveries = blows.stream().map(Struck::recoveryMillis).sorted().toList();
        line(
                out,
                "%-24s %7d %7d %13d %13.1f s",
                label,
                blows.size() - paused,
                paused,
                blows.stream().mapToLong(Struck::inFlight).min().orElse(0),
                recoveries.isEmpty() ? 0 : recoveries.get(recoveries.size() / 2) / 1e3);
    }

    private static void line(PrintStream out, String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values).stripTrailing());
    }
}
