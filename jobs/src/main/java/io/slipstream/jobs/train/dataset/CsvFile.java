package io.slipstream.jobs.train.dataset;

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
import org.jspecify.annotations.Nullable;

/**
 * Reads comma-separated values (RFC 4180): quoted cells may hold commas, quotes and line ends;
 * lines end in LF, CRLF or CR; a byte order mark is skipped; semicolons and tabs separate where the
 * header has no comma. Short rows are filled with empty cells, empty lines are no rows, bytes that
 * are no UTF-8 become replacement characters.
 */
public final class CsvFile {
    private static final char MARK = '\uFEFF';

    private final Reader in;
    private final char separator;
    private int next;

    private CsvFile(Reader in, char separator) throws IOException {
        this.in = in;
        this.separator = separator;
        next = in.read();
        if (next == MARK) {
            next = in.read();
        }
    }

    /**
     * The whole file.
     *
     * @throws IOException if it cannot be read, has no header, names a column twice, has a row with
     *     more cells than the header that are not empty, or ends within quotes
     */
    public static Table read(Path file) throws IOException {
        char separator = separator(file);
        try (Reader in = open(file)) {
            return new CsvFile(in, separator).table(file);
        }
    }

    private static Reader open(Path file) throws IOException {
        return new BufferedReader(
                new InputStreamReader(
                        Files.newInputStream(file),
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPLACE)
                                .onUnmappableCharacter(CodingErrorAction.REPLACE)));
    }

    private static char separator(Path file) throws IOException {
        try (BufferedReader in = new BufferedReader(open(file))) {
            String header = in.readLine();
            if (header == null || header.contains(",")) {
                return ',';
            }
            return header.contains("\t") ? '\t' : header.contains(";") ? ';' : ',';
        }
    }

    private Table table(Path file) throws IOException {
        List<String> header = row();
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
        for (List<String> row = row(); row != null; row = row()) {
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
        return new Table(header, rows);
    }

    /** The next row; null at the end. */
    private @Nullable List<String> row() throws IOException {
        while (next == '\n' || next == '\r') {
            next = in.read();
        }
        if (next < 0) {
            return null;
        }
        List<String> row = new ArrayList<>();
        row.add(cell());
        while (next == separator) {
            next = in.read();
            row.add(cell());
        }
        return row;
    }

    private String cell() throws IOException {
        StringBuilder text = new StringBuilder();
        if (next == '"') {
            quoted(text);
        }
        // What stands behind a closing quote, or where none was opened.
        while (next >= 0 && next != separator && next != '\n' && next != '\r') {
            text.append((char) next);
            next = in.read();
        }
        return text.toString();
    }

    private void quoted(StringBuilder text) throws IOException {
        next = in.read();
        while (true) {
            if (next < 0) {
                throw new IOException("expected a closing quote, was the end of the file");
            }
            int c = next;
            next = in.read();
            if (c == '"') {
                if (next != '"') {
                    return;
                }
                next = in.read();
            }
            text.append((char) c);
        }
    }
}
