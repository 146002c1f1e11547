package io.slipstream.jobs.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Splits a stream into lines of raw bytes: a line need not be text, and may be megabytes long. */
final class LineReader {
    /** Longer lines are cut here; what is cut is no transaction. */
    static final int LONGEST = 64 * 1024 * 1024;

    private final InputStream in;
    private final byte[] chunk = new byte[256 * 1024];
    private int at;
    private int end;
    private byte[] line = new byte[64 * 1024];

    LineReader(InputStream in) {
        this.in = in;
    }

    /** The next line without its line feed; null at the end of the stream. */
    byte @Nullable [] next() throws IOException {
        int length = 0;
        boolean any = false;
        while (true) {
            if (at == end) {
                end = in.read(chunk);
                at = 0;
                if (end <= 0) {
                    end = 0;
                    return any ? Arrays.copyOf(line, length) : null;
                }
            }
            any = true;
            int from = at;
            while (at < end && chunk[at] != '\n') {
                at++;
            }
            length = append(from, at - from, length);
            if (at < end) {
                at++;
                return Arrays.copyOf(line, length);
            }
        }
    }

    private int append(int from, int count, int length) {
        int kept = Math.min(count, LONGEST - length);
        if (length + kept > line.length) {
            line = Arrays.copyOf(line, Math.min(LONGEST, Math.max(line.length * 2, length + kept)));
        }
        System.arraycopy(chunk, from, line, length, kept);
        return length + kept;
    }
}
