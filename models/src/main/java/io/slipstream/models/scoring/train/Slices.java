package io.slipstream.models.scoring.train;

import io.slipstream.models.scoring.Evaluation;
import io.slipstream.models.scoring.FeatureReference;
import io.slipstream.models.scoring.Slice;
import io.slipstream.models.scoring.TrainingRows;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Held-out figures by age and by venue, where the rows tell them. */
final class Slices {
    private static final int LEAST_ROWS = 30;
    private static final int MOST_AGES = 6;

    private Slices() {}

    static List<Slice> of(TrainingRows test, double[] scores) {
        List<Slice> slices = new ArrayList<>();
        for (int f = 0; f < test.schema().size(); f++) {
            String name = test.schema().features().get(f).name().toLowerCase(Locale.ROOT);
            if (name.equals("age") || name.startsWith("age_") || name.endsWith("_age")) {
                add("age", ages(test.rows(), f), test, scores, slices);
                break;
            }
        }
        if (test.venues().length > 0) {
            add("venue", test.venues(), test, scores, slices);
        }
        return slices;
    }

    private static String[] ages(float[][] rows, int feature) {
        double[] distinct =
                IntStream.range(0, rows.length)
                        .mapToDouble(i -> rows[i][feature])
                        .distinct()
                        .sorted()
                        .toArray();
        if (distinct.length <= MOST_AGES) {
            return IntStream.range(0, rows.length)
                    .mapToObj(i -> text(rows[i][feature]))
                    .toArray(String[]::new);
        }
        FeatureReference bins = FeatureReference.of(rows);
        int[] binOf =
                IntStream.range(0, rows.length)
                        .map(i -> bins.bin(feature, rows[i][feature]))
                        .toArray();
        Map<Integer, String> spans =
                IntStream.range(0, rows.length)
                        .boxed()
                        .collect(
                                Collectors.groupingBy(
                                        i -> binOf[i],
                                        Collectors.collectingAndThen(
                                                Collectors.summarizingDouble(i -> rows[i][feature]),
                                                Slices::span)));
        return IntStream.of(binOf)
                .mapToObj(bin -> spans.getOrDefault(bin, ""))
                .toArray(String[]::new);
    }

    private static String span(DoubleSummaryStatistics span) {
        return span.getMin() == span.getMax()
                ? text(span.getMin())
                : text(span.getMin()) + String.format(Locale.ROOT, " to %.1f", span.getMax());
    }

    /** With zeros before it, so that texts sort as numbers do. */
    private static String text(double age) {
        return String.format(Locale.ROOT, "%08.1f", age);
    }

    private static void add(
            String by, String[] values, TrainingRows test, double[] scores, List<Slice> slices) {
        Map<String, List<Integer>> places = new TreeMap<>();
        for (int i = 0; i < values.length; i++) {
            places.computeIfAbsent(values[i], v -> new ArrayList<>()).add(i);
        }
        places.forEach(
                (value, rows) -> {
                    int[] at = rows.stream().mapToInt(Integer::intValue).toArray();
                    TrainingRows part = test.at(at);
                    if (part.size() >= LEAST_ROWS && part.hasBothClasses()) {
                        double[] theirs = IntStream.of(at).mapToDouble(i -> scores[i]).toArray();
                        slices.add(
                                new Slice(
                                        by,
                                        value.replaceFirst("^0+(?=\\d)", ""),
                                        part.size(),
                                        part.prevalence(),
                                        Evaluation.of(theirs, part.labels())));
                    }
                });
    }
}
