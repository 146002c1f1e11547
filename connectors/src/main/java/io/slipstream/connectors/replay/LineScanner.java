package io.slipstream.connectors.replay;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * Splits a file into lines without decoding them: invalid UTF-8 and lines of many megabytes pass as
 * they are. Blank lines are left out but counted.
 */
final class LineScanner implements Closeable {
    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int from;
    private int to;
    private byte[] line = new byte[1 << 12];
    private int length;
    private int number;
    private long start;
    private long end;

    LineScanner(Path path) throws IOException {
        InputStream file = Files.newInputStream(path);
        in = isCompressed(path) ? new GZIPInputStream(file, 1 << 16) : file;
    }

    static boolean isCompressed(Path path) {
        return path.getFileName().toString().endsWith(".gz");
    }

    /** Goes to the next line that is not blank; false at the end of the file. */
    boolean next() throws IOException {
        while (readLine()) {
            if (!isBlank()) {
                return true;
            }
        }
        return false;
    }

    /** The line in the first {@link #length()} bytes; overwritten by the next one. */
    byte[] bytes() {
        return line;
    }

    int length() {
        return length;
    }

    byte[] copy() {
        return Arrays.copyOf(line, length);
    }

    /** Number of the line in its file, from 1. */
    int number() {
        return number;
    }

    /** Where the line begins in the uncompressed file. */
    long start() {
        return start;
    }

    private boolean readLine() throws IOException {
        start = end;
        length = 0;
        while (from < to || fill()) {
            int stop = from;
            while (stop < to && buffer[stop] != '\n') {
                stop++;
            }
            append(stop - from);
            if (stop < to) {
                from++;
                end++;
                number++;
                return true;
            }
        }
        if (length > 0) {
            number++;
        }
        return length > 0;
    }

    private void append(int count) {
        if (length + count > line.length) {
            line = Arrays.copyOf(line, Math.max(length + count, 2 * line.length));
        }
        System.arraycopy(buffer, from, line, length, count);
        length += count;
        from += count;
        end += count;
    }

    private boolean fill() throws IOException {
        from = 0;
        try {
            to = Math.max(0, in.read(buffer));
        } catch (EOFException e) {
            // A recorder that was killed leaves a cut .gz behind: what was read is the tape, and
            // the half line at its end ends as a dead letter.
            to = 0;
        }
        return to > 0;
    }

    private boolean isBlank() {
        for (int i = 0; i < length; i++) {
            if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
