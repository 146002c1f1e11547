package io.slipstream.jobs.standalone;

import io.slipstream.jobs.standalone.OwnedProcess.Command;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The command lines of a cluster's processes: what Flink's own scripts would make of its
 * distribution, from the jars of the lib folder.
 */
final class FlinkProcesses {

    private static final int NETWORK_MEGABYTES = 128;
    private static final int FRAMEWORK_MEGABYTES = 128;
    private static final int OFF_HEAP_MEGABYTES = 128;
    private static final int METASPACE_MEGABYTES = 384;
    private static final int ROCKSDB_MEGABYTES = 384;

    /** Native memory of the model is bounded by the whole process's. */
    private static final int PROCESS_MEGABYTES_BEYOND_HEAP = 2_048;

    private static final List<String> OPENED =
            List.of(
                    "--add-exports=java.rmi/sun.rmi.registry=ALL-UNNAMED",
                    "--add-exports=java.security.jgss/sun.security.krb5=ALL-UNNAMED",
                    "--add-opens=java.base/java.lang=ALL-UNNAMED",
                    "--add-opens=java.base/java.net=ALL-UNNAMED",
                    "--add-opens=java.base/java.io=ALL-UNNAMED",
                    "--add-opens=java.base/java.nio=ALL-UNNAMED",
                    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                    "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
                    "--add-opens=java.base/java.text=ALL-UNNAMED",
                    "--add-opens=java.base/java.time=ALL-UNNAMED",
                    "--add-opens=java.base/java.util=ALL-UNNAMED",
                    "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                    "--add-opens=java.base/java.util.concurrent.atomic=ALL-UNNAMED",
                    "--add-opens=java.base/java.util.concurrent.locks=ALL-UNNAMED");

    private final ClusterDir dir;
    private final ClusterFacts facts;
    private final Map<String, String> environment;

    /**
     * @param environment of the processes, besides the one that they inherit
     */
    FlinkProcesses(ClusterDir dir, ClusterFacts facts, Map<String, String> environment) {
        this.dir = dir;
        this.facts = facts;
        this.environment = environment;
    }

    /**
     * @param number from 1
     * @param endpoints for the main of an application, which runs in this process
     */
    Command jobManager(int number, Map<String, String> endpoints) {
        String name = "jobmanager-" + number;
        List<String> line = java(name, List.of("-Xmx640m", "-XX:MaxMetaspaceSize=256m"));
        line.addAll(1, ownOptions());
        Application application = facts.options().application();
        line.add(
                application == null
                        ? "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint"
                        : "org.apache.flink.container.entrypoint.StandaloneApplicationClusterEntryPoint");
        line.addAll(List.of("--configDir", dir.conf().toString()));
        if (application != null) {
            line.addAll(List.of("--job-classname", application.job().main()));
            if (application.restoreFrom() != null) {
                line.addAll(
                        List.of("--fromSavepoint", application.restoreFrom().toUri().toString()));
            }
        }
        String rest = Integer.toString(facts.restPorts().get(number - 1));
        String rpc = Integer.toString(facts.rpcPorts().get(number - 1));
        set(line, "rest.port", rest);
        set(line, "rest.bind-port", rest);
        set(line, "jobmanager.rpc.port", rpc);
        set(line, "high-availability.jobmanager.port", rpc);
        if (application != null) {
            set(line, "parallelism.default", Integer.toString(application.parallelism()));
            line.addAll(application.arguments());
        }
        Map<String, String> all = new HashMap<>(environment());
        all.putAll(endpoints);
        return new Command(name, line, all);
    }

    /**
     * @param number from 1
     */
    Command taskManager(int number) {
        String name = "taskmanager-" + number;
        int heap = facts.options().taskHeapMegabytes() + FRAMEWORK_MEGABYTES;
        int direct = NETWORK_MEGABYTES + FRAMEWORK_MEGABYTES + OFF_HEAP_MEGABYTES;
        int managed = facts.options().rocksDb() ? ROCKSDB_MEGABYTES : 0;
        List<String> line =
                java(
                        name,
                        List.of(
                                "-Xms256m",
                                "-Xmx" + heap + "m",
                                "-XX:MaxDirectMemorySize=" + direct + "m",
                                "-XX:MaxMetaspaceSize=" + METASPACE_MEGABYTES + "m",
                                "-Dorg.bytedeco.javacpp.maxphysicalbytes="
                                        + (heap + PROCESS_MEGABYTES_BEYOND_HEAP)
                                        + "m"));
        line.addAll(1, ownOptions());
        line.add("org.apache.flink.runtime.taskexecutor.TaskManagerRunner");
        line.addAll(List.of("--configDir", dir.conf().toString()));
        set(line, "taskmanager.resource-id", name + "-" + Long.toString(System.nanoTime(), 36));
        set(line, "taskmanager.cpu.cores", Integer.toString(facts.options().slots()));
        memory(line, "task.heap.size", facts.options().taskHeapMegabytes());
        memory(line, "task.off-heap.size", OFF_HEAP_MEGABYTES);
        memory(line, "framework.heap.size", FRAMEWORK_MEGABYTES);
        memory(line, "framework.off-heap.size", FRAMEWORK_MEGABYTES);
        memory(line, "network.min", NETWORK_MEGABYTES);
        memory(line, "network.max", NETWORK_MEGABYTES);
        memory(line, "managed.size", managed);
        memory(line, "jvm-metaspace.size", METASPACE_MEGABYTES);
        memory(line, "jvm-overhead.min", 192);
        memory(line, "jvm-overhead.max", 192);
        return new Command(name, line, environment());
    }

    /** One server, as a real ensemble would have three. */
    Command zooKeeper() {
        List<String> line = java("zookeeper", List.of("-Xmx128m"));
        line.add(
                "org.apache.flink.shaded.zookeeper3.org.apache.zookeeper.server.ZooKeeperServerMain");
        line.add(dir.conf().resolve("zoo.cfg").toString());
        return new Command("zookeeper", line, environment());
    }

    /**
     * Kafka, PostgreSQL and change data capture, from the class path of this very process: a
     * cluster's lib has none of it.
     */
    Command services(int kafkaPort, int postgresPort, Path seedSql) {
        List<String> line =
                new ArrayList<>(
                        List.of(
                                javaCommand(),
                                "-Xmx640m",
                                "-XX:+UseSerialGC",
                                "-Dslipstream.log.dir=" + dir.logs().resolve("services"),
                                "-cp",
                                System.getProperty("java.class.path"),
                                "io.slipstream.jobs.local.ServicesProcess",
                                dir.services().toString(),
                                Integer.toString(kafkaPort),
                                Integer.toString(postgresPort),
                                seedSql.toString()));
        return new Command("services", line, environment());
    }

    /** Flink's own command line client, with nothing of ours on its class path. */
    Command client(Map<String, String> environment, List<String> arguments) {
        List<String> line = java("client", List.of("-Xmx512m", "-XX:TieredStopAtLevel=1"));
        line.add("org.apache.flink.client.cli.CliFrontend");
        line.addAll(arguments);
        Map<String, String> all = new HashMap<>(environment());
        all.putAll(environment);
        return new Command("client", line, all);
    }

    private List<String> java(String name, List<String> options) {
        List<String> line = new ArrayList<>(List.of(javaCommand()));
        line.addAll(options);
        // Else, on two cores, each answer over HTTP would be handed on by a new thread.
        line.add("-Djava.util.concurrent.ForkJoinPool.common.parallelism=4");
        line.addAll(OPENED);
        line.add("-Dlog.file=" + dir.logs().resolve(name + ".log"));
        line.add("-Dlog4j2.configurationFile=" + dir.conf().resolve("log4j2.properties"));
        line.addAll(List.of("-cp", dir.lib() + "/*"));
        return line;
    }

    private List<String> ownOptions() {
        String options = facts.options().flink().getOrDefault("env.java.opts.all", "");
        return options.isBlank() ? List.of("-XX:+UseG1GC") : List.of(options.split(" "));
    }

    private static String javaCommand() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private Map<String, String> environment() {
        Map<String, String> all = new HashMap<>(environment);
        all.put("FLINK_CONF_DIR", dir.conf().toString());
        all.put("FLINK_LIB_DIR", dir.lib().toString());
        // Deeplearning4j's threads fight with Flink's.
        all.put("OMP_NUM_THREADS", "1");
        return all;
    }

    private static void memory(List<String> line, String part, int megabytes) {
        set(line, "taskmanager.memory." + part, megabytes + "m");
    }

    private static void set(List<String> line, String option, String value) {
        line.add("-D");
        line.add(option + "=" + value);
    }
}
