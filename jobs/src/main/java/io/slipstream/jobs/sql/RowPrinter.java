package io.slipstream.jobs.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.table.api.TableResult;
import org.apache.flink.types.Row;
import org.apache.flink.types.RowKind;
import org.apache.flink.util.CloseableIterator;
import org.jspecify.annotations.Nullable;

/** Prints the rows of a result as they come. */
final class RowPrinter {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintStream out;
    private final RowFormat format;

    RowPrinter(PrintStream out, RowFormat format) {
        this.out = out;
        this.format = format;
    }

    /** Returns how many rows there were. */
    long print(TableResult result) throws Exception {
        List<String> columns = result.getResolvedSchema().getColumnNames();
        TextTable table = new TextTable(columns);
        long rows = 0;
        if (format == RowFormat.CSV) {
            out.println(columns.stream().map(RowPrinter::quoted).collect(Collectors.joining(",")));
        }
        try (CloseableIterator<Row> found = result.collect()) {
            while (found.hasNext()) {
                Row row = found.next();
                rows++;
                switch (format) {
                    case TABLE -> table.add(row, out);
                    case CSV -> out.println(csv(row));
                    case JSON -> out.println(json(columns, row));
                }
            }
        }
        if (format == RowFormat.TABLE) {
            table.end(out);
        }
        out.flush();
        return rows;
    }

    private static String csv(Row row) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.getArity(); i++) {
            line.append(i == 0 ? "" : ",").append(quoted(text(row.getField(i))));
        }
        return line.toString();
    }

    private static String quoted(String text) {
        return text.matches("(?s).*[\",\\n\\r].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    private static String json(List<String> columns, Row row) throws JsonProcessingException {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        if (row.getKind() != RowKind.INSERT) {
            values.put("op", row.getKind().shortString());
        }
        for (int i = 0; i < columns.size(); i++) {
            Object value = row.getField(i);
            values.put(
                    columns.get(i),
                    value == null || value instanceof Number || value instanceof Boolean
                            ? value
                            : text(value));
        }
        return JSON.writeValueAsString(values);
    }

    /** Empty if it is NULL. */
    static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
