package io.slipstream.connectors.kafka.marks;

import io.slipstream.connectors.kafka.TopicRecord;
import org.jspecify.annotations.Nullable;

/**
 * What was read from a topic.
 *
 * @param record with a null value if it is a mark
 * @param mark null if it is a record
 */
public record MarkedRecord(TopicRecord record, @Nullable Mark mark) {}
