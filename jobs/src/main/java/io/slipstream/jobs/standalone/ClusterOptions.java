package io.slipstream.jobs.standalone;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a cluster is to be started.
 *
 * @param taskManagers how many, 0 or more
 * @param slots of each TaskManager
 * @param rocksDb state in RocksDB with incremental checkpoints; else on the heap
 * @param highAvailability with ZooKeeper and a second JobManager that takes over
 * @param uiPort of the first JobManager's REST API and web UI; 0 for any free one
 * @param kafkaPort of the embedded broker; 0 for any free one
 * @param postgresPort of the embedded database; 0 for any free one
 * @param seedSql executed once per folder; null for the demo users
 * @param checkpointMillis between two checkpoints
 * @param heartbeatMillis after which a silent process is given up
 * @param taskHeapMegabytes for the tasks of one TaskManager
 * @param flink more of Flink's own settings, which count before those made here; {@code
 *     env.java.opts.all} goes to the JobManagers and TaskManagers
 * @param application the one job that it is for; null for a cluster to which jobs are submitted
 */
public record ClusterOptions(
        int taskManagers,
        int slots,
        boolean rocksDb,
        boolean highAvailability,
        int uiPort,
        int kafkaPort,
        int postgresPort,
        @Nullable Path seedSql,
        long checkpointMillis,
        long heartbeatMillis,
        int taskHeapMegabytes,
        Map<String, String> flink,
        @Nullable Application application) {

    public static ClusterOptions ofTaskManagers(int count) {
        return new ClusterOptions(
                count, 6, false, false, 0, 0, 0, null, 5_000, 10_000, 768, Map.of(), null);
    }

    int jobManagers() {
        return highAvailability ? 2 : 1;
    }
}
