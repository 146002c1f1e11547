package io.slipstream.models.scoring.dataset;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the cells of a column are.
 *
 * @param name of the column
 * @param values numbers, and flags as 1 and 0; NaN where a cell is missing or makes no sense
 * @param why it says nothing that can be learnt; null if it may
 * @param isDate true if its cells are dates
 * @param isFull true if no cell is empty
 */
record ColumnProfile(
        String name, double[] values, @Nullable String why, boolean isDate, boolean isFull) {
    /** Of the cells that are not empty; a typing error must not cost a column. */
    private static final double MOST_MUST_PARSE = 0.95;

    private static final Pattern NAME_OF_AN_ID =
            Pattern.compile(
                    "(.*[_ ])?(id|ids|idx|index|row|rownum|mint|address|hash|signature|uuid|key|unnamed: \\d+)");

    /**
     * @param cells of the rows that are learnt from
     * @param all cells of the whole table: a number that counts its rows is an id
     */
    static ColumnProfile of(String name, List<String> cells, List<String> all) {
        double[] values = new double[cells.size()];
        Set<String> distinct = new HashSet<>();
        int given = 0;
        int parsed = 0;
        int dates = 0;
        for (int i = 0; i < values.length; i++) {
            String cell = cells.get(i);
            boolean empty = Cell.isEmpty(cell);
            values[i] = empty ? Double.NaN : Cell.value(cell);
            if (!empty) {
                given++;
                distinct.add(cell.strip());
                parsed += Double.isNaN(values[i]) ? 0 : 1;
                dates += Double.isNaN(Cell.date(cell)) ? 0 : 1;
            }
        }
        boolean date = given > 0 && dates >= given * MOST_MUST_PARSE;
        return new ColumnProfile(
                name,
                values,
                why(name, values, distinct, given, parsed, date, all),
                date,
                given == values.length);
    }

    private static @Nullable String why(
            String name,
            double[] values,
            Set<String> distinct,
            int given,
            int parsed,
            boolean date,
            List<String> all) {
        if (given == 0) {
            return "empty";
        }
        if (date) {
            return "unparsed: dates";
        }
        if (parsed < given * MOST_MUST_PARSE) {
            return distinct.size() > given * 0.9
                    ? "id: texts that hardly repeat"
                    : "unparsed: texts";
        }
        if (Arrays.stream(values).filter(v -> !Double.isNaN(v)).distinct().limit(2).count() < 2) {
            return "constant";
        }
        boolean id = isCalledId(name, values, distinct.size(), given) || countsRows(all);
        return id ? "id: a number for each row" : null;
    }

    /** Whole numbers that hardly repeat and are called like an id. */
    private static boolean isCalledId(String name, double[] values, int distinct, int given) {
        String plain = name.strip().toLowerCase(Locale.ROOT);
        return (plain.isEmpty() || NAME_OF_AN_ID.matcher(plain).matches())
                && distinct >= given * 0.9
                && Arrays.stream(values).allMatch(v -> Double.isNaN(v) || v == Math.rint(v));
    }

    private static boolean countsRows(List<String> cells) {
        for (int i = 1; i < cells.size(); i++) {
            if (Cell.number(cells.get(i)) != Cell.number(cells.get(i - 1)) + 1) {
                return false;
            }
        }
        return true;
    }

    boolean hasGaps() {
        return Arrays.stream(values).anyMatch(Double::isNaN);
    }

    /** Median of the values that are there. */
    double typical() {
        double[] sorted = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
