package io.slipstream.connectors.debezium;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.slipstream.connectors.kafka.RecordJson;
import io.slipstream.connectors.kafka.Topics;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/**
 * The record of {@code cdc.snapshot-complete}: everything that stood in the settings tables when
 * the publisher started lies before these offsets.
 *
 * @param offsets {@code <topic>-<partition>} → end offset, the offset that the next record gets
 */
record SnapshotMark(Map<String, Long> offsets) {

    /** The ends of the cdc topics as they are now. */
    static SnapshotMark ofEnds(Admin admin) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (TopicDescription topic :
                admin.describeTopics(Topics.cdc()).allTopicNames().get().values()) {
            topic.partitions()
                    .forEach(
                            partition ->
                                    ends.put(
                                            new TopicPartition(topic.name(), partition.partition()),
                                            OffsetSpec.latest()));
        }
        Map<String, Long> offsets = new TreeMap<>();
        for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end :
                admin.listOffsets(ends).all().get().entrySet()) {
            offsets.put(end.getKey().toString(), end.getValue().offset());
        }
        return new SnapshotMark(offsets);
    }

    static SnapshotMark read(byte[] json) throws IOException {
        SnapshotMark mark = RecordJson.MAPPER.readValue(json, SnapshotMark.class);
        if (mark == null || mark.offsets == null || mark.offsets.containsValue(null)) {
            throw new IOException("expected {\"offsets\":{partition:offset}}");
        }
        return mark;
    }

    byte[] write() {
        try {
            return RecordJson.MAPPER.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("expected offsets as JSON, was " + offsets, e);
        }
    }
}
