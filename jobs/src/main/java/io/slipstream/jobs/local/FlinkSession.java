package io.slipstream.jobs.local;

import io.slipstream.jobs.metrics.RunMetrics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.runtime.jobgraph.JobVertexID;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/** Flink in this JVM, with its web UI on loopback. */
final class FlinkSession implements AutoCloseable {

    private static final int STOP_ATTEMPTS = 3;
    private static final long STOP_SECONDS = 120;

    private final MiniCluster cluster;
    private final Map<JobID, JobGraph> graphs = new ConcurrentHashMap<>();

    private FlinkSession(MiniCluster cluster) {
        this.cluster = cluster;
    }

    static FlinkSession start(int uiPort, int slots) throws Exception {
        RunMetrics.reset();
        Configuration configuration = new Configuration();
        configuration.set(RestOptions.ADDRESS, "127.0.0.1");
        configuration.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
        configuration.set(RestOptions.BIND_PORT, Integer.toString(uiPort));
        configuration.set(RestOptions.PORT, uiPort);
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(64));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(192));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(192));
        configuration.setString("metrics.reporters", "run");
        configuration.setString(
                "metrics.reporter.run.factory.class", RunMetrics.Factory.class.getName());
        MiniCluster cluster =
                new MiniCluster(
                        new MiniClusterConfiguration.Builder()
                                .setConfiguration(configuration)
                                .setNumTaskManagers(1)
                                .setNumSlotsPerTaskManager(slots)
                                .build());
        cluster.start();
        return new FlinkSession(cluster);
    }

    URI webUi() throws Exception {
        return cluster.getRestAddress().get();
    }

    /** Submits the job of an environment and waits until all of its tasks run. */
    JobID submit(StreamExecutionEnvironment environment, String name) throws Exception {
        var graph = environment.getStreamGraph();
        graph.setJobName(name);
        JobGraph job = graph.getJobGraph();
        JobID id = cluster.submitJob(job).get().getJobID();
        graphs.put(id, job);
        awaitTasks(id, name);
        return id;
    }

    private void awaitTasks(JobID job, String name) throws Exception {
        while (!allTasksRun(job)) {
            expectAlive(job, name);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private boolean allTasksRun(JobID job) throws Exception {
        for (AccessExecutionVertex task :
                cluster.getExecutionGraph(job).get().getAllExecutionVertices()) {
            ExecutionState state = task.getExecutionState();
            if (state != ExecutionState.RUNNING && state != ExecutionState.FINISHED) {
                return false;
            }
        }
        return true;
    }

    JobStatus status(JobID job) {
        try {
            return cluster.getJobStatus(job).get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("expected a job status from Flink, was " + e, e);
        }
    }

    /**
     * @throws IllegalStateException with the cause if a job has ended
     */
    void expectAlive(JobID job, String name) throws Exception {
        expectAlive(job, name, status(job));
    }

    /** The same of a job that ends with its input: asked once, since it may end at any moment. */
    void expectAliveOrFinished(JobID job, String name) throws Exception {
        JobStatus status = status(job);
        if (status != JobStatus.FINISHED) {
            expectAlive(job, name, status);
        }
    }

    private void expectAlive(JobID job, String name, JobStatus status) throws Exception {
        if (status.isTerminalState()) {
            throw new IllegalStateException(
                    "expected job " + name + " to run, was " + status + ": " + failure(job));
        }
    }

    /** Why a job failed; null if it did not. */
    private @Nullable Throwable failure(JobID job) throws Exception {
        var result = cluster.requestJobResult(job).get(10, TimeUnit.SECONDS);
        return result.getSerializedThrowable()
                .map(
                        thrown ->
                                (Throwable)
                                        thrown.deserializeError(
                                                FlinkSession.class.getClassLoader()))
                .orElse(null);
    }

    /**
     * Waits until every task has ended that nothing but these bounded sources feeds: one that is
     * just on its way out would refuse a savepoint.
     *
     * @param sources names of sources that have reached their end
     */
    void awaitEndOf(JobID job, Set<String> sources) throws Exception {
        Set<JobVertexID> ending =
                fedOnlyBy(sources, graphs.getOrDefault(job, new JobGraph("none")));
        while (!haveEnded(job, ending)) {
            expectAlive(job, "whose input has ended");
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static Set<JobVertexID> fedOnlyBy(Set<String> sources, JobGraph graph) {
        Set<JobVertexID> fed = new HashSet<>();
        for (JobVertex task : graph.getVerticesSortedTopologicallyFromSources()) {
            boolean ends =
                    task.isInputVertex()
                            ? sources.stream()
                                    .anyMatch(name -> task.getName().startsWith("Source: " + name))
                            : task.getInputs().stream()
                                    .allMatch(
                                            edge ->
                                                    fed.contains(
                                                            edge.getSource()
                                                                    .getProducer()
                                                                    .getID()));
            if (ends) {
                fed.add(task.getID());
            }
        }
        return fed;
    }

    private boolean haveEnded(JobID job, Set<JobVertexID> tasks) throws Exception {
        for (AccessExecutionVertex task :
                cluster.getExecutionGraph(job).get().getAllExecutionVertices()) {
            boolean awaited =
                    tasks.contains(
                            task.getCurrentExecutionAttempt().getAttemptId().getJobVertexId());
            if (awaited && task.getExecutionState() != ExecutionState.FINISHED) {
                return false;
            }
        }
        return true;
    }

    /**
     * Stops a job with a savepoint: every sink flushes, nothing in state is lost. A savepoint that
     * meets a task on its way out fails, and the job recovers; then it is tried again.
     */
    Path stop(JobID job, Path savepoints) throws Exception {
        for (int attempt = 1; ; attempt++) {
            try {
                String path =
                        cluster.stopWithSavepoint(
                                        job,
                                        savepoints.toUri().toString(),
                                        false,
                                        SavepointFormatType.NATIVE)
                                .get(STOP_SECONDS, TimeUnit.SECONDS);
                return Path.of(URI.create(path));
            } catch (ExecutionException e) {
                if (attempt == STOP_ATTEMPTS || status(job).isGloballyTerminalState()) {
                    throw new IllegalStateException(
                            "expected job "
                                    + job
                                    + " to stop with a savepoint, was "
                                    + e.getCause(),
                            e);
                }
                awaitTasks(job, "to be stopped");
            }
        }
    }

    /** Ends a job at once, without a savepoint. */
    void cancel(JobID job) throws Exception {
        cluster.cancelJob(job).get(60, TimeUnit.SECONDS);
        cluster.requestJobResult(job).get(60, TimeUnit.SECONDS);
    }

    /** The newest checkpoint or savepoint below a folder. */
    static Optional<Path> newestRestorePoint(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().equals("_metadata"))
                    .max(Comparator.comparing(FlinkSession::modified))
                    .map(Path::getParent);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "expected to read " + folder + ", was " + e.getMessage(), e);
        }
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws Exception {
        cluster.close();
    }
}
