package io.slipstream.connectors.kafka;

import java.nio.ByteBuffer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * The header that carries a record's event time, a slot: eight bytes, big-endian. It is not the
 * record's own timestamp because brokers take that for wall-clock time.
 */
public final class EventTimeHeader {
    private static final String NAME = "event-time";

    private EventTimeHeader() {}

    public static void write(Headers headers, long slot) {
        headers.add(NAME, ByteBuffer.allocate(Long.BYTES).putLong(slot).array());
    }

    /** {@link Long#MIN_VALUE} if there is none. */
    public static long read(Headers headers) {
        Header header = headers.lastHeader(NAME);
        if (header == null || header.value() == null || header.value().length != Long.BYTES) {
            return Long.MIN_VALUE;
        }
        return ByteBuffer.wrap(header.value()).getLong();
    }
}
