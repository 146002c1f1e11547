package io.slipstream.connectors.replay;

import io.slipstream.models.chain.RawEvent;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * All recorded files as one: transactions in slot order (within a slot by file, then by line), and
 * posts between them by block time. A post is heard before the first transaction whose block time
 * is not before it; one later than the tape is heard at its end.
 */
final class Tape implements Closeable {

    /** A file, its next line, and its rank among the files. */
    private record Head(TapeFile file, TapeFile.Cursor cursor, int rank, TapeLine line) {

        static @Nullable Head next(TapeFile file, TapeFile.Cursor cursor, int rank)
                throws IOException {
            TapeLine line = cursor.next();
            return line == null ? null : new Head(file, cursor, rank, line);
        }

        long blockTime() {
            return line.blockTime();
        }
    }

    private final List<TapeFile.Cursor> open = new ArrayList<>();
    private final PriorityQueue<Head> heads =
            new PriorityQueue<>(
                    Comparator.comparingLong((Head head) -> head.line().key())
                            .thenComparingInt(Head::rank));
    private @Nullable Head post;
    private final long total;
    private long slot = -1;
    private int position;
    private long blockTime;

    /** Reads every file once to learn its order; takes as long as that. */
    Tape(TapeOptions options) throws IOException {
        List<TapeFile> files = new ArrayList<>();
        for (Path path : options.files()) {
            files.add(new TapeFile(path, LineStamp::slot));
        }
        long first =
                files.stream()
                        .mapToLong(TapeFile::firstKey)
                        .filter(key -> key != LineStamp.UNKNOWN)
                        .min()
                        .orElse(0);
        long records = 0;
        for (int rank = 0; rank < files.size(); rank++) {
            records += files.get(rank).records();
            Head head = head(files.get(rank), rank, first);
            if (head != null) {
                heads.add(head);
            }
        }
        Path posts = options.postsFile();
        if (posts != null) {
            TapeFile file = new TapeFile(posts, LineStamp::createdAt);
            records += file.records();
            post = head(file, files.size(), 0);
        }
        total = records;
    }

    /** Records on the tape. */
    long total() {
        return total;
    }

    /** The next record, not yet stamped with the time at which it is received; null at the end. */
    @Nullable RawEvent next() throws IOException {
        Head head = heads.peek();
        Head spoken = post;
        if (spoken != null && (head == null || isHeardBefore(spoken, head))) {
            if (head != null) {
                blockTime = head.blockTime();
            }
            post = Head.next(spoken.file(), spoken.cursor(), spoken.rank());
            long at = head == null ? Math.max(slot, 0) : head.line().key();
            return event(RawEvent.Kind.POST, spoken, at);
        }
        if (head == null) {
            return null;
        }
        heads.poll();
        Head next = Head.next(head.file(), head.cursor(), head.rank());
        if (next != null) {
            heads.add(next);
        }
        if (head.blockTime() != LineStamp.UNKNOWN) {
            blockTime = head.blockTime();
        }
        return event(RawEvent.Kind.TRANSACTION, head, head.line().key());
    }

    /** Only a line that knows its own slot can tell when that slot was. */
    private static boolean isHeardBefore(Head post, Head head) {
        return head.line().stamped()
                && head.blockTime() != LineStamp.UNKNOWN
                && post.line().key() <= 1000 * head.blockTime();
    }

    private @Nullable Head head(TapeFile file, int rank, long otherwise) throws IOException {
        TapeFile.Cursor cursor = file.open(otherwise);
        open.add(cursor);
        return Head.next(file, cursor, rank);
    }

    private RawEvent event(RawEvent.Kind kind, Head head, long at) {
        position = at == slot ? position + 1 : 0;
        slot = at;
        String origin = head.file().name() + ":" + head.line().origin();
        return new RawEvent(kind, origin, slot, position, blockTime, 0, head.line().bytes());
    }

    @Override
    public void close() throws IOException {
        for (TapeFile.Cursor cursor : open) {
            cursor.close();
        }
    }
}
