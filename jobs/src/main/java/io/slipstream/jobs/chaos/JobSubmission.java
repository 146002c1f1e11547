package io.slipstream.jobs.chaos;

import io.slipstream.jobs.standalone.KnownJob;
import io.slipstream.jobs.standalone.StandaloneCluster;
import io.slipstream.jobs.standalone.Submission;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Submits an arena's jobs.
 *
 * @param jar of the jobs
 * @param failpoints folder of the failpoints
 * @param environment of whoever submits
 */
record JobSubmission(
        StandaloneCluster cluster,
        Arena arena,
        Path jar,
        Path failpoints,
        Map<String, String> environment) {

    /**
     * @param savepoints by job, as they are stopped; empty to begin anew
     */
    void submit(int parallelism, Map<String, String> savepoints) throws Exception {
        for (KnownJob job : arena.jobs()) {
            List<String> arguments = new ArrayList<>(arena.arguments(job));
            if (job == KnownJob.EXECUTION) {
                arguments.addAll(List.of("--failpoints", failpoints.toString()));
            }
            String savepoint = savepoints.get(job.jobName());
            cluster.submit(
                    Submission.of(
                            job,
                            jar,
                            parallelism,
                            savepoint == null ? null : path(savepoint),
                            arguments),
                    environment);
        }
    }

    private static Path path(String savepoint) {
        return savepoint.startsWith("file:") ? Path.of(URI.create(savepoint)) : Path.of(savepoint);
    }
}
