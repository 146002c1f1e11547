package io.slipstream.connectors.kafka.marks;

import java.nio.ByteBuffer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A watermark as it lies in one partition of a topic: a record without key and value, and a header
 * {@code watermark} of 16 bytes, big-endian: slot (8), producer (4), producers (4). No record that
 * this producer writes behind it is at or before the slot.
 *
 * @param slot {@link Long#MAX_VALUE} at the end of a bounded run
 * @param producer which of the writing subtasks, from 0
 * @param producers how many there are
 */
public record Mark(long slot, int producer, int producers) {
    private static final String HEADER = "watermark";
    private static final int LENGTH = Long.BYTES + 2 * Integer.BYTES;

    void write(Headers headers) {
        ByteBuffer bytes = ByteBuffer.allocate(LENGTH);
        headers.add(HEADER, bytes.putLong(slot).putInt(producer).putInt(producers).array());
    }

    /** Null if the record is no mark. */
    static @Nullable Mark read(Headers headers) {
        Header header = headers.lastHeader(HEADER);
        if (header == null || header.value() == null || header.value().length != LENGTH) {
            return null;
        }
        ByteBuffer bytes = ByteBuffer.wrap(header.value());
        Mark mark = new Mark(bytes.getLong(), bytes.getInt(), bytes.getInt());
        return mark.producer >= 0 && mark.producer < mark.producers ? mark : null;
    }
}
