package io.slipstream.jobs.sql;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.flink.types.Row;
import org.apache.flink.types.RowKind;
import org.jspecify.annotations.Nullable;

/**
 * Rows under each other, as wide as the first of them need; what comes later is not held back for
 * it. A row of a changing result begins with what happened to it.
 */
final class TextTable {
    private static final int MEASURED = 200;
    private static final int WIDEST = 60;

    private final List<String> columns;
    private final List<List<String>> waiting = new ArrayList<>();
    private int @Nullable [] widths;
    private long rows;

    TextTable(List<String> columns) {
        this.columns = columns;
    }

    void add(Row row, PrintStream out) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < row.getArity(); i++) {
            String text = RowPrinter.text(row.getField(i));
            cells.add(
                    i == 0 && row.getKind() != RowKind.INSERT
                            ? row.getKind().shortString() + " " + text
                            : text);
        }
        rows++;
        if (widths != null) {
            out.println(line(cells, widths));
        } else {
            waiting.add(cells);
            if (waiting.size() == MEASURED) {
                flush(out);
            }
        }
    }

    void end(PrintStream out) {
        flush(out);
        out.println(rows == 1 ? "1 row" : rows + " rows");
    }

    private void flush(PrintStream out) {
        if (widths != null) {
            return;
        }
        int[] measured = new int[columns.size()];
        widen(columns, measured);
        waiting.forEach(cells -> widen(cells, measured));
        widths = measured;
        out.println(line(columns, measured));
        out.println(
                java.util.Arrays.stream(measured)
                        .mapToObj("-"::repeat)
                        .collect(Collectors.joining("  ")));
        waiting.forEach(cells -> out.println(line(cells, measured)));
        waiting.clear();
    }

    private static void widen(List<String> cells, int[] widths) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], Math.min(WIDEST, cells.get(i).length()));
        }
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = cells.get(i);
            line.append(i == 0 ? "" : "  ").append(cell);
            line.append(" ".repeat(Math.max(0, widths[i] - cell.length())));
        }
        return line.toString().stripTrailing();
    }
}
