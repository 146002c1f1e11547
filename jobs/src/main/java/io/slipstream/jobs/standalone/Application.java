package io.slipstream.jobs.standalone;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one job of a cluster in application mode: the JobManager runs its main itself, and takes no
 * other.
 *
 * @param jar that holds it
 * @param parallelism of each keyed step
 * @param restoreFrom savepoint or retained checkpoint, a folder; null to begin anew
 * @param arguments of its main
 */
public record Application(
        KnownJob job,
        Path jar,
        int parallelism,
        @Nullable Path restoreFrom,
        List<String> arguments) {}
