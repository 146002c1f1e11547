package io.slipstream.connectors.debezium;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which offsets were read, and which have to be before the snapshot counts as read. Offsets have
 * holes where topics were compacted, so what counts is the highest one; that the last one below an
 * end may be gone is excluded by how {@link io.slipstream.connectors.kafka.Topics} keeps
 * tombstones.
 */
final class SnapshotProgress {

    /**
     * One partition, as state.
     *
     * @param next offset after the highest one read; 0 if none was
     * @param end offset up to which it has to be read; −1 if no mark is waited for
     */
    public record Partition(String name, long next, long end) {}

    private static final long NONE = -1;

    private final Map<String, Long> next = new HashMap<>();
    private final Map<String, Long> ends = new HashMap<>();

    static SnapshotProgress of(Iterable<Partition> partitions) {
        SnapshotProgress progress = new SnapshotProgress();
        for (Partition partition : partitions) {
            progress.next.put(partition.name(), partition.next());
            if (partition.end() != NONE) {
                progress.ends.put(partition.name(), partition.end());
            }
        }
        return progress;
    }

    List<Partition> partitions() {
        List<Partition> partitions = new ArrayList<>();
        ends.forEach((name, end) -> next.putIfAbsent(name, 0L));
        next.forEach(
                (name, offset) ->
                        partitions.add(new Partition(name, offset, ends.getOrDefault(name, NONE))));
        return partitions;
    }

    /**
     * A record was read.
     *
     * @return true if with it everything up to the mark is read
     */
    boolean read(String partition, long offset) {
        next.merge(partition, offset + 1, Math::max);
        return reached();
    }

    /**
     * A mark was read. It takes the place of an earlier one.
     *
     * @return true if everything up to it is already read
     */
    boolean marked(Map<String, Long> offsets) {
        ends.clear();
        ends.putAll(offsets);
        // Nothing is missing if there is nothing at all.
        return ends.isEmpty() || reached();
    }

    private boolean reached() {
        if (ends.isEmpty()) {
            return false;
        }
        boolean all =
                ends.entrySet().stream()
                        .allMatch(end -> next.getOrDefault(end.getKey(), 0L) >= end.getValue());
        if (all) {
            ends.clear();
        }
        return all;
    }
}
