package io.slipstream.jobs.cli;

import io.slipstream.jobs.standalone.Application;
import io.slipstream.jobs.standalone.ClusterDir;
import io.slipstream.jobs.standalone.KnownJob;
import io.slipstream.jobs.standalone.SavepointFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The job of a cluster in application mode, as {@code cluster start} takes it. */
final class ApplicationOptions {

    private static final int MOST_SUBTASKS = 128;

    @Option(
            names = "--application",
            paramLabel = "JOB",
            description =
                    "application mode: the cluster is for this job alone (execution, signals, ingest, notify) and starts it itself")
    private @Nullable String job;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            description = "of the application: subtasks of each keyed step",
            defaultValue = "2")
    private int parallelism;

    @Option(
            names = "--from-savepoint",
            paramLabel = "PATH",
            description = "of the application: as for submit")
    private @Nullable String savepoint;

    @Parameters(
            arity = "0..*",
            paramLabel = "ARGUMENT",
            description = "of the application's main; behind --, if they begin with a dash")
    private List<String> arguments = List.of();

    /** Null for a cluster to which jobs are submitted. */
    @Nullable Application of(ClusterDir dir) throws IOException {
        if (job == null) {
            if (savepoint != null || !arguments.isEmpty()) {
                throw new UsageException(
                        "expected --application with --from-savepoint or arguments, was none");
            }
            return null;
        }
        if (parallelism < 1 || parallelism > MOST_SUBTASKS) {
            throw new UsageException(
                    "expected --parallelism from 1 to " + MOST_SUBTASKS + ", was " + parallelism);
        }
        String wanted = job;
        KnownJob known =
                KnownJob.of(wanted)
                        .orElseThrow(
                                () ->
                                        new UsageException(
                                                "expected --application execution, signals, ingest or notify, was "
                                                        + wanted));
        return new Application(known, Home.clusterJar(), parallelism, restoreFrom(dir), arguments);
    }

    private @Nullable Path restoreFrom(ClusterDir dir) throws IOException {
        try {
            return savepoint == null
                    ? null
                    : SavepointFolder.of(dir, savepoint, String.valueOf(job));
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }
}
