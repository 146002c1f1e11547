package io.slipstream.models.scoring.dataset;

import io.slipstream.models.scoring.FeatureSchema;
import io.slipstream.models.scoring.TrainingRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes a dataset of a table: finds out what its columns are, and which of them know too much. */
public final class DatasetBuilder {
    private static final Set<String> VENUES =
            Set.of("venue", "dex", "platform", "program", "launchpad", "market");

    private final DatasetOptions options;
    private final List<DroppedColumn> dropped = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private DatasetBuilder(DatasetOptions options) {
        this.options = options;
    }

    /**
     * @throws IllegalArgumentException if a named column is not there, or nothing is left to learn
     *     from
     * @throws LeakyColumnException if a single column tells the label with an AUC above 0.95
     */
    public static Dataset build(Table table, DatasetOptions options) {
        return new DatasetBuilder(options).build(table);
    }

    private Dataset build(Table whole) {
        int labelColumn = whole.column(options.label().column());
        options.drop().forEach(whole::column);
        String timeColumn = options.time();
        if (timeColumn != null) {
            whole.column(timeColumn);
        }
        double[] told = told(whole, labelColumn);
        int[] labelled =
                IntStream.range(0, told.length).filter(i -> !Double.isNaN(told[i])).toArray();
        note(whole.size() - labelled.length, "rows without a label were left out");
        Table table = whole.at(labelled);
        boolean[] labels = new boolean[labelled.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = told[labelled[i]] == 1;
        }
        List<ColumnProfile> profiles = new ArrayList<>();
        for (int c = 0; c < table.header().size(); c++) {
            profiles.add(ColumnProfile.of(table.header().get(c), table.cells(c), whole.cells(c)));
        }
        String time = timeColumn == null ? onlyDate(profiles, labelColumn) : timeColumn;
        List<ColumnProfile> kept = kept(profiles, labelColumn, time, labels);
        List<DatasetColumn> columns =
                kept.stream()
                        .map(p -> new DatasetColumn(p.name(), p.hasGaps(), p.typical()))
                        .toList();
        if (columns.isEmpty()) {
            throw new IllegalArgumentException(
                    "expected a column of numbers to learn from, was none: " + dropped);
        }
        return new Dataset(
                rows(table, labels, columns, profiles, time),
                columns,
                List.copyOf(dropped),
                List.copyOf(notes));
    }

    private double[] told(Table table, int labelColumn) {
        double[] told = new double[table.size()];
        for (int i = 0; i < told.length; i++) {
            told[i] = options.label().of(i + 1, table.rows().get(i)[labelColumn]);
        }
        return told;
    }

    /** The one column of dates, if there is one, so that nobody splits at random by oversight. */
    private @Nullable String onlyDate(List<ColumnProfile> profiles, int labelColumn) {
        List<String> dates = new ArrayList<>();
        for (int c = 0; c < profiles.size(); c++) {
            ColumnProfile profile = profiles.get(c);
            if (c != labelColumn
                    && profile.isDate()
                    && profile.isFull()
                    && !options.drop().contains(profile.name())) {
                dates.add(profile.name());
            }
        }
        if (dates.size() != 1) {
            notes.add(
                    "No column of times was named: the rows were split at random, so the figures"
                            + " say less about later rows.");
            return null;
        }
        notes.add("No column of times was named; " + dates.get(0) + " is the only one with dates.");
        return dates.get(0);
    }

    private List<ColumnProfile> kept(
            List<ColumnProfile> profiles,
            int labelColumn,
            @Nullable String time,
            boolean[] labels) {
        List<ColumnProfile> kept = new ArrayList<>();
        List<String> leaky = new ArrayList<>();
        String label = options.label().column();
        for (int c = 0; c < profiles.size(); c++) {
            ColumnProfile profile = profiles.get(c);
            String name = profile.name();
            if (c == labelColumn) {
                continue;
            }
            if (options.drop().contains(name)) {
                dropped.add(new DroppedColumn(name, "as told"));
            } else if (name.equals(time)) {
                dropped.add(new DroppedColumn(name, "the time to split along"));
            } else if (profile.why() != null) {
                dropped.add(new DroppedColumn(name, profile.why()));
            } else {
                double auc = LeakCheck.auc(profile.values(), labels);
                if (auc > LeakCheck.SUSPICIOUS) {
                    leaky.add("%s (AUC %.3f)".formatted(name, auc));
                } else if (isSibling(name, label) && !options.allowLeaky()) {
                    dropped.add(
                            new DroppedColumn(name, "the label's own measure at another horizon"));
                    continue;
                } else if (Horizon.seconds(label) > 0
                        && Horizon.seconds(name) >= Horizon.seconds(label)) {
                    notes.add(
                            "Its name says that "
                                    + name
                                    + " is known no earlier than the label: drop it unless it looks"
                                    + " back.");
                }
                kept.add(profile);
            }
        }
        if (!leaky.isEmpty()) {
            leak(String.join(", ", leaky));
        }
        return kept;
    }

    private static boolean isSibling(String name, String label) {
        return Horizon.seconds(label) > 0
                && Horizon.seconds(name) > 0
                && Horizon.measure(name).equals(Horizon.measure(label));
    }

    private void leak(String leaky) {
        if (!options.allowLeaky()) {
            throw new LeakyColumnException(
                    "expected no single column to tell the label (AUC above "
                            + LeakCheck.SUSPICIOUS
                            + "), was "
                            + leaky
                            + ": it knows the outcome; --drop it, or go on with --allow-leaky");
        }
        notes.add("Allowed although it tells the label alone: " + leaky + ". Do not believe it.");
    }

    private TrainingRows rows(
            Table table,
            boolean[] labels,
            List<DatasetColumn> columns,
            List<ColumnProfile> profiles,
            @Nullable String time) {
        RowReader reader = new RowReader(columns, table.header());
        float[][] rows = table.rows().stream().map(reader::read).toArray(float[][]::new);
        note(reader.nonsense(), "cells made no sense among numbers and counted as missing");
        double[] times = time == null ? atRandom(table, profiles) : times(table, time);
        int[] timed =
                IntStream.range(0, rows.length).filter(i -> !Double.isNaN(times[i])).toArray();
        note(rows.length - timed.length, "rows without a time were left out");
        long horizon = time == null ? 0 : Horizon.seconds(options.label().column());
        double unit = time == null ? 1 : unit(times);
        long[] began = Arrays.stream(times).mapToLong(t -> (long) (t / unit)).toArray();
        long[] known = Arrays.stream(began).map(t -> t + horizon).toArray();
        FeatureSchema schema = RowReader.schema(columns);
        return new TrainingRows(
                        schema,
                        rows,
                        labels,
                        began,
                        known,
                        venues(table),
                        options.label().text(),
                        options.source())
                .at(timed);
    }

    private static double[] times(Table table, String time) {
        return table.cells(table.column(time)).stream().mapToDouble(Cell::moment).toArray();
    }

    /** What divides a time to make seconds of it: it may be in millis or micros. */
    private static double unit(double[] times) {
        double largest = Arrays.stream(times).filter(t -> !Double.isNaN(t)).max().orElse(0);
        return largest > 1e14 ? 1e6 : largest > 1e11 ? 1e3 : 1;
    }

    /** A place in a random order for each subject, so that none is on both sides of a cut. */
    private double[] atRandom(Table table, List<ColumnProfile> profiles) {
        int subject = -1;
        for (int c = profiles.size() - 1; c >= 0; c--) {
            String why = profiles.get(c).why();
            subject = why != null && why.startsWith("id") ? c : subject;
        }
        Random random = new Random(options.seed());
        Map<String, Double> places = new HashMap<>();
        double[] times = new double[table.size()];
        for (int i = 0; i < times.length; i++) {
            String who = subject < 0 ? Integer.toString(i) : table.rows().get(i)[subject];
            times[i] = places.computeIfAbsent(who, w -> Math.floor(random.nextDouble() * 1e15));
        }
        return times;
    }

    private static String[] venues(Table table) {
        for (int c = 0; c < table.header().size(); c++) {
            if (VENUES.contains(table.header().get(c).strip().toLowerCase(Locale.ROOT))) {
                return table.cells(c).toArray(String[]::new);
            }
        }
        return new String[0];
    }

    private void note(long count, String what) {
        if (count > 0) {
            notes.add(count + " " + what + ".");
        }
    }
}
