package io.slipstream.jobs.cluster;

import io.slipstream.jobs.wiring.Endpoints;
import io.slipstream.jobs.wiring.PipelineSettings;
import io.slipstream.jobs.wiring.SplitSteps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Some of the cluster's jobs in one process, with checkpoints in a folder; started again, it goes
 * on from the newest ones.
 */
public final class JobProcess implements AutoCloseable {

    private final List<JobClient> jobs = new ArrayList<>();

    /**
     * Arguments: a folder, then the names of the jobs. Where the services are says the environment,
     * as it does to the jobs' own mains. It ends by being killed.
     */
    public static void main(String[] arguments) throws Exception {
        JobProcess process = new JobProcess();
        Endpoints endpoints = ClusterServices.endpoints(System.getenv());
        for (int i = 1; i < arguments.length; i++) {
            process.submit(arguments[i], Path.of(arguments[0]), endpoints);
        }
        Thread.sleep(Long.MAX_VALUE);
    }

    /** Submits one to a small cluster of its own in this process. */
    public void submit(String name, Path folder, Endpoints endpoints) throws Exception {
        JobMain job = named(name);
        job.parse();
        StreamExecutionEnvironment environment =
                PipelineSettings.environment(configuration(folder.resolve(name)));
        environment.setParallelism(1);
        job.build(environment, endpoints, new SplitSteps(environment, endpoints));
        jobs.add(environment.executeAsync(job.name()));
    }

    private static JobMain named(String name) {
        return switch (name) {
            case "ingest" -> new IngestJob();
            case "signals" -> new SignalJob();
            case "execution" -> new ExecutionJob();
            case "notify" -> new NotifyJob();
            default -> throw new IllegalArgumentException("expected a job's name, was " + name);
        };
    }

    private static Configuration configuration(Path states) throws IOException {
        Configuration configuration = PipelineSettings.configuration();
        Map<String, String> settings =
                Map.of(
                        "state.backend.type", "hashmap",
                        "rest.bind-port", "0",
                        "execution.checkpointing.interval", "1 s",
                        "execution.checkpointing.dir", states.toUri().toString(),
                        "execution.checkpointing.externalized-checkpoint-retention",
                                "RETAIN_ON_CANCELLATION",
                        "taskmanager.memory.managed.size", "16 mb",
                        "taskmanager.memory.network.min", "48 mb",
                        "taskmanager.memory.network.max", "48 mb");
        settings.forEach(configuration::setString);
        newest(states)
                .ifPresent(
                        checkpoint ->
                                configuration.setString(
                                        "execution.state-recovery.path",
                                        checkpoint.toUri().toString()));
        return configuration;
    }

    private static Optional<Path> newest(Path states) throws IOException {
        if (!Files.isDirectory(states)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(states)) {
            return files.filter(file -> file.endsWith("_metadata"))
                    .max(Comparator.comparingLong(file -> file.toFile().lastModified()))
                    .map(Path::getParent);
        }
    }

    @Override
    public void close() throws Exception {
        for (JobClient job : jobs) {
            job.cancel().get(60, TimeUnit.SECONDS);
        }
    }
}
