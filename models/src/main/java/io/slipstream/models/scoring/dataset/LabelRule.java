package io.slipstream.models.scoring.dataset;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What makes a row a positive: a column of yes and no, or a column held against a value.
 *
 * @param comparison {@code >=}, {@code >}, {@code <=}, {@code <}, {@code =}, {@code !=}; null if
 *     the column itself says yes or no
 * @param bound what it is held against; null without a comparison
 */
public record LabelRule(String column, @Nullable String comparison, @Nullable String bound) {
    private static final Pattern RULE = Pattern.compile("(.+?)\\s*(>=|<=|==|!=|=|>|<)\\s*(.+)");

    /**
     * Reads {@code COLUMN}, or {@code COLUMN>=X}.
     *
     * @throws IllegalArgumentException if an order is asked for and X is no number
     */
    public static LabelRule of(String text) {
        Matcher rule = RULE.matcher(text.strip());
        if (!rule.matches()) {
            return new LabelRule(text.strip(), null, null);
        }
        String comparison = rule.group(2).equals("==") ? "=" : rule.group(2);
        String bound = rule.group(3).strip();
        if ((comparison.contains("<") || comparison.contains(">"))
                && Double.isNaN(Cell.number(bound))) {
            throw new IllegalArgumentException(
                    "expected a number behind " + comparison + ", was " + bound);
        }
        return new LabelRule(rule.group(1).strip(), comparison, bound);
    }

    /**
     * 1 for a positive, 0 for none, NaN if the cell does not tell.
     *
     * @throws IllegalArgumentException if the column has neither yes and no nor 1 and 0, and there
     *     is nothing to hold it against
     */
    public double of(int line, String cell) {
        if (Cell.isEmpty(cell)) {
            return Double.NaN;
        }
        double value = Cell.value(cell);
        if (comparison == null || bound == null) {
            if (value == 0 || value == 1) {
                return value;
            }
            throw new IllegalArgumentException(
                    "expected yes or no, or 1 or 0, in %s of row %d, was %s; a threshold makes a label of a number: '%s>=X'"
                            .formatted(column, line, cell, column));
        }
        if (comparison.equals("=") || comparison.equals("!=")) {
            double wanted = Cell.value(bound);
            boolean same =
                    Double.isNaN(wanted) || Double.isNaN(value)
                            ? cell.strip().equals(bound)
                            : value == wanted;
            return same == comparison.equals("=") ? 1 : 0;
        }
        if (Double.isNaN(value)) {
            return Double.NaN;
        }
        double threshold = Cell.number(bound);
        boolean positive =
                switch (comparison) {
                    case ">=" -> value >= threshold;
                    case ">" -> value > threshold;
                    case "<=" -> value <= threshold;
                    default -> value < threshold;
                };
        return positive ? 1 : 0;
    }

    /** As it was written. */
    public String text() {
        return comparison == null ? column : column + " " + comparison + " " + bound;
    }
}
