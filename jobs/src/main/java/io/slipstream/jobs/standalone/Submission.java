package io.slipstream.jobs.standalone;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job to be submitted.
 *
 * @param label how people know it
 * @param jar that holds it
 * @param main class of the jar; null for the one that the jar names itself
 * @param parallelism of each keyed step
 * @param restoreFrom savepoint or retained checkpoint, a folder; null to begin anew
 * @param arguments of its main
 */
public record Submission(
        String label,
        Path jar,
        @Nullable String main,
        int parallelism,
        @Nullable Path restoreFrom,
        List<String> arguments) {

    public static Submission of(
            KnownJob job,
            Path jar,
            int parallelism,
            @Nullable Path restoreFrom,
            List<String> arguments) {
        return new Submission(job.label(), jar, job.main(), parallelism, restoreFrom, arguments);
    }
}
