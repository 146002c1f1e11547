package io.slipstream.jobs.cli;

import io.slipstream.jobs.standalone.ClusterOptions;
import io.slipstream.jobs.standalone.ClusterStatus;
import io.slipstream.jobs.standalone.StandaloneCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code slipstream cluster start}. */
@Command(
        name = "start",
        description = "Starts services, JobManager and TaskManagers, and waits until they are up.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class ClusterStartCommand implements Callable<Integer> {

    @Mixin private ClusterFolder folder;

    @Option(names = "--taskmanagers", paramLabel = "N", defaultValue = "1")
    private int taskManagers;

    @Option(
            names = "--slots",
            paramLabel = "N",
            description = "of each TaskManager; a job takes as many as its parallelism",
            defaultValue = "6")
    private int slots;

    @Option(names = "--state-backend", paramLabel = "hashmap|rocksdb", defaultValue = "hashmap")
    private String stateBackend = "hashmap";

    @Option(
            names = "--ha",
            description = "high availability: ZooKeeper and a second JobManager that takes over")
    private boolean highAvailability;

    @Option(names = "--ui-port", paramLabel = "PORT", description = "0: any", defaultValue = "0")
    private int uiPort;

    @Option(names = "--kafka-port", paramLabel = "PORT", description = "0: any", defaultValue = "0")
    private int kafkaPort;

    @Option(names = "--pg-port", paramLabel = "PORT", description = "0: any", defaultValue = "0")
    private int postgresPort;

    @Option(
            names = "--seed-sql",
            paramLabel = "FILE",
            description = "executed once per folder; without: the demo users of the simulator")
    private @Nullable Path seedSql;

    @Option(
            names = "--checkpoint-interval",
            paramLabel = "MILLIS",
            description = "between two checkpoints",
            defaultValue = "5000")
    private long checkpointMillis;

    @Option(
            names = "--heartbeat-timeout",
            paramLabel = "MILLIS",
            description = "after which a silent process is given up",
            defaultValue = "10000")
    private long heartbeatMillis;

    @Option(
            names = "--task-heap",
            paramLabel = "MB",
            description = "heap for the tasks of one TaskManager",
            defaultValue = "768")
    private int taskHeap;

    @Option(
            names = "--metrics-ports",
            paramLabel = "FROM-TO",
            description =
                    "each process serves its metrics to Prometheus on one of these ports, of every interface:"
                            + " Flink's reporter knows no address; default: none")
    private @Nullable String metricsPorts;

    @Mixin private ApplicationOptions application = new ApplicationOptions();

    @Override
    public Integer call() throws Exception {
        ClusterOptions options = options();
        long begun = System.nanoTime();
        StandaloneCluster cluster;
        try {
            cluster =
                    StandaloneCluster.start(
                            folder.dir(), options, Home.clusterLib(), System.getenv());
        } catch (IllegalStateException e) {
            throw new UsageException(e.getMessage() == null ? e.toString() : e.getMessage());
        }
        System.out.printf(
                "Cluster started in %.1f s at %s%n%n",
                (System.nanoTime() - begun) / 1e9, cluster.dir().root());
        new ClusterStatus(cluster, System.out).print();
        return 0;
    }

    private ClusterOptions options() throws IOException {
        within("--taskmanagers", taskManagers, 1, 64);
        within("--slots", slots, 1, 128);
        within("--checkpoint-interval", checkpointMillis, 100, 3_600_000);
        within("--heartbeat-timeout", heartbeatMillis, 1_000, 600_000);
        within("--task-heap", taskHeap, 128, 65_536);
        within("--ui-port", uiPort, 0, 65_535);
        within("--kafka-port", kafkaPort, 0, 65_535);
        within("--pg-port", postgresPort, 0, 65_535);
        if (!stateBackend.equals("hashmap") && !stateBackend.equals("rocksdb")) {
            throw new UsageException(
                    "expected --state-backend hashmap or rocksdb, was " + stateBackend);
        }
        if (seedSql != null && !Files.isReadable(seedSql)) {
            throw new UsageException("expected a readable file for --seed-sql, was " + seedSql);
        }
        return new ClusterOptions(
                taskManagers,
                slots,
                stateBackend.equals("rocksdb"),
                highAvailability,
                uiPort,
                kafkaPort,
                postgresPort,
                seedSql,
                checkpointMillis,
                heartbeatMillis,
                taskHeap,
                metrics(),
                application.of(folder.dir()));
    }

    private static void within(String option, long value, long least, long most) {
        if (value < least || value > most) {
            throw new UsageException(
                    "expected %s from %d to %d, was %d".formatted(option, least, most, value));
        }
    }

    private Map<String, String> metrics() {
        if (metricsPorts == null) {
            return Map.of();
        }
        if (!metricsPorts.matches("\\d{4,5}-\\d{4,5}")) {
            throw new UsageException(
                    "expected --metrics-ports such as 9250-9299, was " + metricsPorts);
        }
        return Map.of(
                "metrics.reporters",
                "prom",
                "metrics.reporter.prom.factory.class",
                "org.apache.flink.metrics.prometheus.PrometheusReporterFactory",
                "metrics.reporter.prom.port",
                metricsPorts);
    }
}
