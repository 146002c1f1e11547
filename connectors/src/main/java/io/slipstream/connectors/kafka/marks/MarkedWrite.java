package io.slipstream.connectors.kafka.marks;

import org.jspecify.annotations.Nullable;

/**
 * What is to be written to a topic: a record under its key, or a mark into one partition.
 *
 * @param slot event time of the record; {@link Long#MIN_VALUE} if it has none
 * @param partition of a mark; −1 for a record, whose key decides
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
public record MarkedWrite(
        byte @Nullable [] key,
        byte @Nullable [] value,
        long slot,
        int partition,
        @Nullable Mark mark) {

    static MarkedWrite of(byte[] key, byte[] value, long slot) {
        return new MarkedWrite(key, value, slot, -1, null);
    }

    static MarkedWrite of(Mark mark, int partition) {
        return new MarkedWrite(null, null, Long.MIN_VALUE, partition, mark);
    }
}
