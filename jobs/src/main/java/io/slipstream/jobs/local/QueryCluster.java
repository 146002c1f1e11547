package io.slipstream.jobs.local;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;

/**
 * Flink in this JVM for jobs that end and whose results are fetched. It outlives them: a cluster
 * for one job would go down with it, and results that were not fetched yet would be lost without a
 * word.
 */
public final class QueryCluster implements AutoCloseable {
    private static final int SLOTS = 4;
    private static final String LOOPBACK = "127.0.0.1";

    private final MiniCluster cluster;

    private QueryCluster(MiniCluster cluster) {
        this.cluster = cluster;
    }

    public static QueryCluster start() throws Exception {
        Configuration settings = new Configuration();
        settings.set(RestOptions.ADDRESS, LOOPBACK);
        settings.set(RestOptions.BIND_ADDRESS, LOOPBACK);
        settings.set(RestOptions.BIND_PORT, "0");
        settings.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(256));
        settings.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(64));
        settings.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(64));
        MiniCluster cluster =
                new MiniCluster(
                        new MiniClusterConfiguration.Builder()
                                .setConfiguration(settings)
                                .setNumTaskManagers(1)
                                .setNumSlotsPerTaskManager(SLOTS)
                                .build());
        cluster.start();
        return new QueryCluster(cluster);
    }

    /** With these settings an environment runs its jobs here. */
    public Configuration client() throws Exception {
        Configuration settings = new Configuration();
        settings.set(DeploymentOptions.TARGET, "remote");
        settings.set(RestOptions.ADDRESS, LOOPBACK);
        settings.set(RestOptions.PORT, cluster.getRestAddress().get().getPort());
        return settings;
    }

    @Override
    public void close() throws Exception {
        cluster.close();
    }
}
