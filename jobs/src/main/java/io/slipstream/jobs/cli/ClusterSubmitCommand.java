package io.slipstream.jobs.cli;

import io.slipstream.jobs.standalone.Application;
import io.slipstream.jobs.standalone.KnownJob;
import io.slipstream.jobs.standalone.SavepointFolder;
import io.slipstream.jobs.standalone.StandaloneCluster;
import io.slipstream.jobs.standalone.Submission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code slipstream cluster submit}. */
@Command(
        name = "submit",
        description =
                "Submits a job through Flink's own client and waits until all of its tasks run.",
        mixinStandardHelpOptions = true)
public final class ClusterSubmitCommand implements Callable<Integer> {

    private static final int MOST_SUBTASKS = 128;

    @Mixin private ClusterFolder folder;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            description = "subtasks of each keyed step; default: ${DEFAULT-VALUE}",
            defaultValue = "2")
    private int parallelism = 2;

    @Option(
            names = "--from-savepoint",
            paramLabel = "PATH",
            description =
                    "a savepoint or retained checkpoint, the folder of one stop (the job's own savepoint in it), or"
                            + " 'latest'")
    private @Nullable String savepoint;

    @Parameters(
            index = "0",
            paramLabel = "JOB",
            description =
                    "execution, signals, ingest, all (these three, without arguments), notify (Telegram), a class of the"
                            + " jobs' jar, or another jar")
    private String job = "";

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "ARGUMENT",
            description = "of the job's main; behind --, if they begin with a dash")
    private List<String> arguments = List.of();

    @Override
    public Integer call() throws Exception {
        if (parallelism < 1 || parallelism > MOST_SUBTASKS) {
            throw new UsageException(
                    "expected --parallelism from 1 to " + MOST_SUBTASKS + ", was " + parallelism);
        }
        StandaloneCluster cluster = folder.running();
        Application only = cluster.facts().options().application();
        if (only != null) {
            throw new UsageException(
                    "expected a cluster to which jobs are submitted, was one of the application "
                            + only.job().label());
        }
        for (Submission submission : submissions(cluster)) {
            long begun = System.nanoTime();
            String id = cluster.submit(submission, System.getenv());
            System.out.printf(
                    "%-10s %s  runs after %.1f s%n",
                    submission.label(), id, (System.nanoTime() - begun) / 1e9);
        }
        return 0;
    }

    private List<Submission> submissions(StandaloneCluster cluster) throws IOException {
        if (!job.equals("all")) {
            Optional<KnownJob> known = KnownJob.of(job);
            return List.of(
                    known.isPresent() ? known(cluster, known.get(), arguments) : other(cluster));
        }
        if (!arguments.isEmpty()) {
            throw new UsageException(
                    "expected no arguments with 'all', was "
                            + arguments
                            + ": submit jobs one by one");
        }
        List<Submission> all = new ArrayList<>();
        for (KnownJob each : KnownJob.trading()) {
            all.add(known(cluster, each, List.of()));
        }
        return all;
    }

    private Submission known(StandaloneCluster cluster, KnownJob wanted, List<String> arguments)
            throws IOException {
        if (cluster.liveJob(wanted.jobName()).isPresent()) {
            throw new UsageException(
                    "expected job %s not to be there yet, was running already"
                            .formatted(wanted.label()));
        }
        return Submission.of(
                wanted,
                Home.clusterJar(),
                parallelism,
                restoreFrom(cluster, wanted.label()),
                arguments);
    }

    private Submission other(StandaloneCluster cluster) throws IOException {
        Path restore = restoreFrom(cluster, job);
        if (job.endsWith(".jar")) {
            Path jar = Path.of(job);
            if (!Files.isReadable(jar)) {
                throw new UsageException("expected a readable jar, was " + jar);
            }
            return new Submission(job, jar.toAbsolutePath(), null, parallelism, restore, arguments);
        }
        if (!job.contains(".")) {
            throw new UsageException(
                    "expected execution, signals, ingest, notify, all, a class name or a jar, was "
                            + job);
        }
        return new Submission(job, Home.clusterJar(), job, parallelism, restore, arguments);
    }

    private @Nullable Path restoreFrom(StandaloneCluster cluster, String label) throws IOException {
        try {
            return savepoint == null ? null : SavepointFolder.of(cluster.dir(), savepoint, label);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }
}
