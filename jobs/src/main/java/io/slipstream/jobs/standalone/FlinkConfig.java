package io.slipstream.jobs.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The configuration of a cluster: {@code config.yaml} and where its processes log. */
final class FlinkConfig {

    /** The same file as docker-compose.yml's. */
    private static final String LOGGING = "/cluster/log4j2.properties";

    private FlinkConfig() {}

    static void write(ClusterDir dir, ClusterFacts facts) throws IOException {
        String yaml =
                entries(dir, facts).entrySet().stream()
                        .map(entry -> entry.getKey() + ": \"" + entry.getValue() + "\"\n")
                        .collect(Collectors.joining());
        Files.writeString(dir.conf().resolve("config.yaml"), yaml);
        try (InputStream logging = FlinkConfig.class.getResourceAsStream(LOGGING)) {
            if (logging == null) {
                throw new IOException("expected " + LOGGING + " on the class path, was missing");
            }
            Files.write(dir.conf().resolve("log4j2.properties"), logging.readAllBytes());
        }
    }

    private static Map<String, String> entries(ClusterDir dir, ClusterFacts facts) {
        ClusterOptions options = facts.options();
        Map<String, String> entries = new TreeMap<>();
        addresses(entries, facts);
        entries.put("taskmanager.numberOfTaskSlots", Integer.toString(options.slots()));
        entries.put("taskmanager.load-balance.mode", "SLOTS");
        entries.put("io.tmp.dirs", dir.tmp().toString());
        entries.put("heartbeat.timeout", options.heartbeatMillis() + " ms");
        entries.put("heartbeat.interval", Math.max(200, options.heartbeatMillis() / 5) + " ms");
        entries.put("state.backend.type", options.rocksDb() ? "rocksdb" : "hashmap");
        entries.put("execution.checkpointing.incremental", Boolean.toString(options.rocksDb()));
        entries.put("execution.checkpointing.interval", options.checkpointMillis() + " ms");
        entries.put("execution.checkpointing.timeout", "2 min");
        entries.put("execution.checkpointing.tolerable-failed-checkpoints", "20");
        entries.put("execution.checkpointing.dir", dir.checkpoints().toUri().toString());
        entries.put("execution.checkpointing.savepoint-dir", dir.savepoints().toUri().toString());
        entries.put("execution.checkpointing.num-retained", "3");
        entries.put(
                "execution.checkpointing.externalized-checkpoint-retention",
                "RETAIN_ON_CANCELLATION");
        // A job that fails again and again is not to take its cluster's time for ever.
        entries.put("restart-strategy.type", "failure-rate");
        entries.put("restart-strategy.failure-rate.max-failures-per-interval", "60");
        entries.put("restart-strategy.failure-rate.failure-rate-interval", "5 min");
        entries.put("restart-strategy.failure-rate.delay", "1 s");
        // Whoever reaches the port may look, and not bring code along.
        entries.put("web.submit.enable", "false");
        // One copy of each in a process, beside the thin jars of the jobs.
        entries.put("classloader.parent-first-patterns.additional", "org.postgresql.");
        if (options.highAvailability()) {
            highAvailability(entries, dir, facts);
        }
        if (options.application() != null) {
            // Whoever has stopped it wants to know how it ended; `cluster stop` ends the cluster.
            entries.put("execution.shutdown-on-application-finish", "false");
        }
        entries.putAll(options.flink());
        return entries;
    }

    private static void addresses(Map<String, String> entries, ClusterFacts facts) {
        for (String name :
                new String[] {
                    "jobmanager.rpc.address",
                    "jobmanager.bind-host",
                    "taskmanager.host",
                    "taskmanager.bind-host",
                    "rest.address",
                    "rest.bind-address"
                }) {
            entries.put(name, "127.0.0.1");
        }
        entries.put("jobmanager.rpc.port", Integer.toString(facts.rpcPorts().get(0)));
        entries.put("rest.port", Integer.toString(facts.restPorts().get(0)));
    }

    private static void highAvailability(
            Map<String, String> entries, ClusterDir dir, ClusterFacts facts) {
        entries.put("high-availability.type", "zookeeper");
        entries.put("high-availability.cluster-id", "/slipstream");
        entries.put(
                "high-availability.storageDir",
                dir.highAvailability().resolve("flink").toUri().toString());
        entries.put("high-availability.zookeeper.quorum", "127.0.0.1:" + facts.zooKeeperPort());
        entries.put(
                "high-availability.zookeeper.client.session-timeout",
                facts.options().heartbeatMillis() + " ms");
    }
}
