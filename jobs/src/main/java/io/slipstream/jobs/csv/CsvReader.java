package io.slipstream.jobs.csv;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads comma-separated values as RFC 4180 has them: cells may be quoted, a quote in them is
 * doubled, and they may hold commas and line ends. Also read: LF, CRLF and CR, a byte order mark,
 * text behind a closing quote (taken as it is), and a quote that nobody closes (closed by the end
 * of the file, and told by {@link #endedInQuotes}). A line with nothing on it is no row.
 */
public final class CsvReader {
    private static final int END = -1;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final PushbackReader in;
    private final char separator;
    private boolean started;
    private boolean endedInQuotes;

    public CsvReader(Reader in, char separator) {
        this.in = new PushbackReader(in, 1);
        this.separator = separator;
    }

    /** True once the last row has been read, if a quote in it was never closed. */
    public boolean endedInQuotes() {
        return endedInQuotes;
    }

    /** The next row's cells; null at the end. */
    public @Nullable List<String> next() throws IOException {
        skipMark();
        int first = skipEmptyLines();
        if (first == END) {
            return null;
        }
        in.unread(first);
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        while (true) {
            int c = in.read();
            if (c == END || !quoted && (c == '\n' || c == '\r')) {
                endedInQuotes = quoted;
                skipLineFeedAfter(c);
                row.add(cell.toString());
                return row;
            } else if (quoted && c == '"') {
                int next = in.read();
                if (next == '"') {
                    cell.append('"');
                } else {
                    quoted = false;
                    unread(next);
                }
            } else if (!quoted && c == '"' && cell.length() == 0) {
                quoted = true;
            } else if (!quoted && c == separator) {
                row.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append((char) c);
            }
        }
    }

    private void skipMark() throws IOException {
        if (!started) {
            started = true;
            int first = in.read();
            if (first != BYTE_ORDER_MARK) {
                unread(first);
            }
        }
    }

    private int skipEmptyLines() throws IOException {
        int c = in.read();
        while (c == '\n' || c == '\r') {
            c = in.read();
        }
        return c;
    }

    private void skipLineFeedAfter(int lineEnd) throws IOException {
        if (lineEnd == '\r') {
            int next = in.read();
            if (next != '\n') {
                unread(next);
            }
        }
    }

    private void unread(int c) throws IOException {
        if (c != END) {
            in.unread(c);
        }
    }
}
