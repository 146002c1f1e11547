package io.slipstream.connectors.replay;

import io.slipstream.models.json.BlockJson;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One recorded file, read in the order of its keys; a line that is a block becomes its
 * transactions. A file that is in order already is streamed; of another one an index is sorted (32
 * bytes a line while it is sorted), and its lines are read where they stand. A compressed one is
 * unpacked into a temporary file for that.
 *
 * <p>A line without a key has the key of the line before it and stays behind it; lines before the
 * first key have that first key.
 */
final class TapeFile {
    private final Path path;
    private final LineStamp.Key key;
    private long firstKey = LineStamp.UNKNOWN;
    private int lines;
    private long records;
    private boolean ordered = true;

    /** Reads the whole file once. */
    TapeFile(Path path, LineStamp.Key key) throws IOException {
        this.path = path;
        this.key = key;
        long last = LineStamp.UNKNOWN;
        BlockJson block = new BlockJson();
        try (LineScanner scanner = new LineScanner(path)) {
            while (scanner.next()) {
                lines = Math.incrementExact(lines);
                records += block.read(scanner.bytes(), 0, scanner.length()) ? block.size() : 1;
                long own = key.of(scanner.bytes(), scanner.length());
                if (own == LineStamp.UNKNOWN) {
                    continue;
                }
                if (last == LineStamp.UNKNOWN) {
                    firstKey = own;
                }
                ordered &= own >= last;
                last = own;
            }
        } catch (IOException e) {
            throw new IOException("cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    String name() {
        return path.getFileName().toString();
    }

    /** Lines that are not blank, a block counted as its transactions. */
    long records() {
        return records;
    }

    /** The first key that a line has; {@link LineStamp#UNKNOWN} if none has one. */
    long firstKey() {
        return firstKey;
    }

    /**
     * @param otherwise the key of the lines if none has one
     */
    Cursor open(long otherwise) throws IOException {
        long first = firstKey == LineStamp.UNKNOWN ? otherwise : firstKey;
        return new BlockCursor(ordered ? new Streamed(first) : new Sorted(first));
    }

    private static TapeLine line(long key, boolean stamped, int number, byte[] bytes) {
        long blockTime = LineStamp.blockTime(bytes, bytes.length);
        return new TapeLine(key, stamped, blockTime, Integer.toString(number), bytes);
    }

    /** Hands out lines in order; null at the end. */
    interface Cursor extends Closeable {
        @Nullable TapeLine next() throws IOException;
    }

    private final class Streamed implements Cursor {
        private final LineScanner scanner = new LineScanner(path);
        private long last;

        Streamed(long first) throws IOException {
            last = first;
        }

        @Override
        public @Nullable TapeLine next() throws IOException {
            if (!scanner.next()) {
                return null;
            }
            long own = key.of(scanner.bytes(), scanner.length());
            boolean stamped = own != LineStamp.UNKNOWN;
            last = stamped ? own : last;
            return line(last, stamped, scanner.number(), scanner.copy());
        }

        @Override
        public void close() throws IOException {
            scanner.close();
        }
    }

    private final class Sorted implements Cursor {
        private final long[] keys = new long[lines];
        private final long[] starts = new long[lines];
        private final int[] lengths = new int[lines];
        private final int[] numbers = new int[lines];
        private final int[] order;
        private final @Nullable Path unpacked;
        private final RandomAccessFile file;
        private int next;

        Sorted(long first) throws IOException {
            unpacked =
                    LineScanner.isCompressed(path)
                            ? Files.createTempFile("slipstream-tape", ".jsonl")
                            : null;
            index(first);
            order = StableOrder.of(keys);
            file = new RandomAccessFile((unpacked == null ? path : unpacked).toFile(), "r");
        }

        private void index(long first) throws IOException {
            long last = first;
            long written = 0;
            int at = 0;
            try (LineScanner scanner = new LineScanner(path);
                    OutputStream copy =
                            unpacked == null
                                    ? OutputStream.nullOutputStream()
                                    : new BufferedOutputStream(Files.newOutputStream(unpacked))) {
                for (; at < lines && scanner.next(); at++) {
                    long own = key.of(scanner.bytes(), scanner.length());
                    last = own == LineStamp.UNKNOWN ? last : own;
                    keys[at] = last;
                    starts[at] = unpacked == null ? scanner.start() : written;
                    lengths[at] = scanner.length();
                    numbers[at] = scanner.number();
                    copy.write(scanner.bytes(), 0, scanner.length());
                    written += scanner.length();
                }
            }
            if (at < lines) {
                throw new IOException(
                        "expected " + lines + " lines in " + path + " as before, was " + at);
            }
        }

        @Override
        public @Nullable TapeLine next() throws IOException {
            if (next == lines) {
                return null;
            }
            int line = order[next++];
            byte[] bytes = new byte[lengths[line]];
            file.seek(starts[line]);
            file.readFully(bytes);
            boolean stamped = key.of(bytes, bytes.length) != LineStamp.UNKNOWN;
            return line(keys[line], stamped, numbers[line], bytes);
        }

        @Override
        public void close() throws IOException {
            file.close();
            if (unpacked != null) {
                Files.deleteIfExists(unpacked);
            }
        }
    }
}
