package io.slipstream.jobs.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Splits a stream into lines of raw bytes: a line need not be text, and may be megabytes long. A
 * line stays where it was read, until the next one is asked for.
 */
final class LineReader {
    /** A longer line is not kept. */
    static final int LONGEST = 256 * 1024 * 1024;

    private final InputStream in;
    private byte[] buffer = new byte[256 * 1024];
    private int next;
    private int end;
    private int from;
    private int length;
    private boolean cut;

    LineReader(InputStream in) {
        this.in = in;
    }

    /** Goes to the next line; false at the end of the stream. */
    boolean next() throws IOException {
        cut = false;
        from = next;
        int at = from;
        while (true) {
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            boolean whole = at < end;
            if (!whole) {
                at = makeRoom(at);
                int got = in.read(buffer, end, buffer.length - end);
                if (got > 0) {
                    end += got;
                    continue;
                }
            }
            length = at - from;
            next = whole ? at + 1 : at;
            return whole || length > 0 || cut;
        }
    }

    /** Moves the line's beginning to the front; a line that is too long is dropped as it comes. */
    private int makeRoom(int at) {
        if (at - from >= LONGEST) {
            cut = true;
            from = at;
        }
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, end - from);
        }
        int kept = at - from;
        end -= from;
        from = 0;
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(LONGEST, 2 * buffer.length));
        }
        return kept;
    }

    /** The array that holds the line. */
    byte[] bytes() {
        return buffer;
    }

    int from() {
        return from;
    }

    int length() {
        return length;
    }

    /** True if the line was longer than {@link #LONGEST}; then its bytes are its end only. */
    boolean isCut() {
        return cut;
    }
}
