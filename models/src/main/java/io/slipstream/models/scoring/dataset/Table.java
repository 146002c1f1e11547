package io.slipstream.models.scoring.dataset;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A table of texts.
 *
 * @param header names of the columns, each once
 * @param rows cells, as many a row as there are columns
 */
public record Table(List<String> header, List<String[]> rows) {

    /**
     * Place of a column.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public int column(String name) {
        int at = header.indexOf(name);
        if (at < 0) {
            throw new IllegalArgumentException(
                    "expected a column " + name + ", was " + String.join(", ", header));
        }
        return at;
    }

    /** The cells of a column. */
    public List<String> cells(int column) {
        return rows.stream().map(row -> row[column]).toList();
    }

    /** The rows at the given places. */
    public Table at(int[] places) {
        return new Table(header, IntStream.of(places).mapToObj(rows::get).toList());
    }

    public int size() {
        return rows.size();
    }
}
