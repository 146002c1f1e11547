package io.slipstream.connectors.debezium;

import io.slipstream.connectors.kafka.Topics;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;

/**
 * Begins every cdc topic at its beginning, and the topic of marks at its last one: an older mark
 * would be passed before what changed since has been read.
 */
final class FromNewestMark implements OffsetsInitializer {
    private static final long serialVersionUID = 1L;

    @Override
    public Map<TopicPartition, Long> getPartitionOffsets(
            Collection<TopicPartition> partitions, PartitionOffsetsRetriever retriever) {
        Map<TopicPartition, Long> start = new HashMap<>(retriever.beginningOffsets(partitions));
        Map<TopicPartition, Long> ends = retriever.endOffsets(partitions);
        start.replaceAll(
                (partition, beginning) ->
                        partition.topic().equals(Topics.SNAPSHOT_COMPLETE)
                                ? Math.max(beginning, ends.getOrDefault(partition, 0L) - 1)
                                : beginning);
        return start;
    }

    @Override
    @SuppressWarnings("deprecation") // the connector's interface still names it
    public OffsetResetStrategy getAutoOffsetResetStrategy() {
        return OffsetResetStrategy.EARLIEST;
    }
}
