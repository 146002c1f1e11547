package io.slipstream.connectors.kafka;

import org.jspecify.annotations.Nullable;

/**
 * A record as it lies in a topic, not yet read.
 *
 * @param eventTime slot that the writer gave it; {@link Long#MIN_VALUE} if it gave none
 * @param value null is a tombstone
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
public record TopicRecord(
        String topic, int partition, long offset, long eventTime, byte @Nullable [] value) {

    /** Topic, partition and offset, for people who look for it. */
    public String origin() {
        return topic + "-" + partition + "@" + offset;
    }
}
