package io.slipstream.jobs.csv;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some columns of a file whose first row names them. */
public final class CsvColumn {

    private CsvColumn() {}

    /** Takes a row's cells, in the order in which the columns were asked for. */
    public interface Rows {
        void row(List<String> cells) throws IOException;
    }

    /**
     * Reads the rows one by one. A row that is too short has an empty text there. What is no UTF-8
     * becomes the replacement character.
     *
     * @throws IllegalArgumentException if there is no such column; the sentence names those there
     *     are
     */
    public static void read(Path file, List<String> columns, Rows rows) throws IOException {
        char separator = CsvFile.separator(file);
        try (Reader in = CsvFile.open(file)) {
            CsvReader csv = new CsvReader(in, separator);
            int[] places = places(csv.next(), columns, file);
            List<String> row;
            while ((row = csv.next()) != null) {
                List<String> cells = new ArrayList<>();
                for (int place : places) {
                    cells.add(place < row.size() ? row.get(place) : "");
                }
                rows.row(cells);
            }
        }
    }

    private static int[] places(@Nullable List<String> header, List<String> columns, Path file) {
        if (header == null) {
            throw new IllegalArgumentException(
                    "expected a first row with the names of the columns, was an empty file: "
                            + file);
        }
        int[] places = new int[columns.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = header.indexOf(columns.get(i));
            if (places[i] < 0) {
                throw new IllegalArgumentException(
                        "expected a column "
                                + columns.get(i)
                                + ", was "
                                + String.join(", ", header).replaceAll("\\s+", " "));
            }
        }
        return places;
    }
}
