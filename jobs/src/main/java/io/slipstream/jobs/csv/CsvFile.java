package io.slipstream.jobs.csv;

import io.slipstream.models.scoring.dataset.Table;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A whole file as a table, read by {@link CsvReader}. Semicolons and tabs separate where the header
 * has no comma. Short rows are filled with empty cells; bytes that are no UTF-8 become replacement
 * characters.
 */
public final class CsvFile {

    private CsvFile() {}

    /**
     * The whole file.
     *
     * @throws IOException if it cannot be read, has no header, names a column twice, has a row with
     *     more cells than the header that are not empty, or ends within quotes
     */
    public static Table read(Path file) throws IOException {
        char separator = separator(file);
        try (Reader in = open(file)) {
            return table(new CsvReader(in, separator), file);
        }
    }

    static Reader open(Path file) throws IOException {
        return new BufferedReader(
                new InputStreamReader(
                        Files.newInputStream(file),
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPLACE)
                                .onUnmappableCharacter(CodingErrorAction.REPLACE)));
    }

    static char separator(Path file) throws IOException {
        try (BufferedReader in = new BufferedReader(open(file))) {
            String header = in.readLine();
            if (header == null || header.contains(",")) {
                return ',';
            }
            return header.contains("\t") ? '\t' : header.contains(";") ? ';' : ',';
        }
    }

    private static Table table(CsvReader csv, Path file) throws IOException {
        List<String> header = csv.next();
        if (header == null) {
            throw new IOException("expected a header in " + file + ", was an empty file");
        }
        header = header.stream().map(String::strip).toList();
        Set<String> names = new HashSet<>();
        for (String name : header) {
            if (!names.add(name)) {
                throw new IOException("expected each column once, was '" + name + "' twice");
            }
        }
        List<String[]> rows = new ArrayList<>();
        for (List<String> row = csv.next(); row != null; row = csv.next()) {
            while (row.size() > header.size() && row.get(row.size() - 1).isBlank()) {
                row.remove(row.size() - 1);
            }
            if (row.size() > header.size()) {
                throw new IOException(
                        "expected at most %d cells in row %d of %s, was %d"
                                .formatted(header.size(), rows.size() + 1, file, row.size()));
            }
            while (row.size() < header.size()) {
                row.add("");
            }
            rows.add(row.toArray(String[]::new));
        }
        if (csv.endedInQuotes()) {
            throw new IOException("expected a closing quote, was the end of the file");
        }
        return new Table(header, rows);
    }
}
