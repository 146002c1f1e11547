package io.slipstream.models.scoring;

import java.util.Arrays;

/**
 * What a model is trained on. All arrays have one entry a row, in any order.
 *
 * @param schema names the columns of the rows
 * @param rows raw feature values
 * @param labels true if the row did well
 * @param times when the subject of the row began (birth slot): rows of one subject share it, and
 *     splits run along it
 * @param knownAt when the label was known, on the same clock
 * @param venues where the row's token trades; empty if that is not known
 * @param label what a true label means, one sentence
 * @param data where the rows come from, one or more sentences
 * @param returns what trading the row would have brought at the label's horizon: SOL received ÷ SOL
 *     paid − 1; empty if that is not known
 */
public record TrainingRows(
        FeatureSchema schema,
        float[][] rows,
        boolean[] labels,
        long[] times,
        long[] knownAt,
        String[] venues,
        String label,
        String data,
        double[] returns) {

    /** Of which nobody knows what trading them would have brought. */
    public TrainingRows(
            FeatureSchema schema,
            float[][] rows,
            boolean[] labels,
            long[] times,
            long[] knownAt,
            String[] venues,
            String label,
            String data) {
        this(schema, rows, labels, times, knownAt, venues, label, data, new double[0]);
    }

    /**
     * @throws IllegalArgumentException if lengths differ or a row does not fit the schema
     */
    public TrainingRows {
        int n = rows.length;
        if (labels.length != n || times.length != n || knownAt.length != n) {
            throw new IllegalArgumentException(
                    "expected a label, a time and a time of its label for each of "
                            + n
                            + " rows, was "
                            + labels.length
                            + ", "
                            + times.length
                            + " and "
                            + knownAt.length);
        }
        if (venues.length != 0 && venues.length != n) {
            throw new IllegalArgumentException(
                    "expected a venue for each of " + n + " rows or none, was " + venues.length);
        }
        if (returns.length != 0 && returns.length != n) {
            throw new IllegalArgumentException(
                    "expected a return for each of " + n + " rows or none, was " + returns.length);
        }
        for (int i = 0; i < n; i++) {
            if (!schema.fits(rows[i])) {
                throw new IllegalArgumentException(
                        "expected " + schema.size() + " finite numbers in row " + i);
            }
        }
    }

    /** The rows at the given indexes. */
    public TrainingRows at(int[] indexes) {
        int n = indexes.length;
        float[][] pickedRows = new float[n][];
        boolean[] pickedLabels = new boolean[n];
        long[] pickedTimes = new long[n];
        long[] pickedKnownAt = new long[n];
        String[] pickedVenues = new String[venues.length == 0 ? 0 : n];
        double[] pickedReturns = new double[returns.length == 0 ? 0 : n];
        for (int i = 0; i < n; i++) {
            pickedRows[i] = rows[indexes[i]];
            pickedLabels[i] = labels[indexes[i]];
            pickedTimes[i] = times[indexes[i]];
            pickedKnownAt[i] = knownAt[indexes[i]];
            if (venues.length != 0) {
                pickedVenues[i] = venues[indexes[i]];
            }
            if (returns.length != 0) {
                pickedReturns[i] = returns[indexes[i]];
            }
        }
        return new TrainingRows(
                schema,
                pickedRows,
                pickedLabels,
                pickedTimes,
                pickedKnownAt,
                pickedVenues,
                label,
                data,
                pickedReturns);
    }

    /** These rows and then those of the same schema. */
    public TrainingRows and(TrainingRows more) {
        int n = rows.length;
        float[][] allRows = Arrays.copyOf(rows, n + more.rows.length);
        boolean[] allLabels = Arrays.copyOf(labels, allRows.length);
        long[] allTimes = Arrays.copyOf(times, allRows.length);
        long[] allKnownAt = Arrays.copyOf(knownAt, allRows.length);
        String[] allVenues = Arrays.copyOf(venues, venues.length + more.venues.length);
        System.arraycopy(more.rows, 0, allRows, n, more.rows.length);
        System.arraycopy(more.labels, 0, allLabels, n, more.rows.length);
        System.arraycopy(more.times, 0, allTimes, n, more.rows.length);
        System.arraycopy(more.knownAt, 0, allKnownAt, n, more.rows.length);
        System.arraycopy(more.venues, 0, allVenues, venues.length, more.venues.length);
        double[] allReturns = Arrays.copyOf(returns, returns.length + more.returns.length);
        System.arraycopy(more.returns, 0, allReturns, returns.length, more.returns.length);
        return new TrainingRows(
                schema,
                allRows,
                allLabels,
                allTimes,
                allKnownAt,
                allVenues,
                label,
                data,
                allReturns);
    }

    /** True if there is a row that did well and one that did not. */
    public boolean hasBothClasses() {
        return size() > 0 && prevalence() > 0 && prevalence() < 1;
    }

    public int size() {
        return rows.length;
    }

    /** Share of true labels, 0–1. */
    public double prevalence() {
        int positives = 0;
        for (boolean l : labels) {
            positives += l ? 1 : 0;
        }
        return (double) positives / labels.length;
    }
}
