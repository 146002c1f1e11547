package io.slipstream.jobs.cli;

import io.slipstream.jobs.standalone.StandaloneCluster;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code slipstream cluster stop}. */
@Command(
        name = "stop",
        description =
                "Stops the jobs and ends the processes of the cluster. Doing it twice does no harm.",
        mixinStandardHelpOptions = true)
public final class ClusterStopCommand implements Callable<Integer> {

    @Mixin private ClusterFolder folder;

    @Option(
            names = "--savepoint",
            description =
                    "stop each job with a savepoint; if one fails, nothing more is stopped and the exit code is 1")
    private boolean savepoint;

    @Option(names = "--jobs-only", description = "leave the cluster itself running")
    private boolean jobsOnly;

    @Override
    public Integer call() throws Exception {
        Optional<StandaloneCluster> found =
                StandaloneCluster.at(folder.dir()).filter(ClusterFolder::isRunning);
        if (found.isEmpty()) {
            System.out.println("No cluster runs at " + folder.dir().root());
            return 0;
        }
        StandaloneCluster cluster = found.get();
        stopJobs(cluster);
        if (!jobsOnly) {
            cluster.endProcesses();
            System.out.println("Cluster stopped.");
        }
        return 0;
    }

    private void stopJobs(StandaloneCluster cluster) throws IOException, InterruptedException {
        if (!savepoint && !jobsOnly) {
            // Their checkpoints are retained; they end with their processes.
            return;
        }
        Map<String, String> made = cluster.stopJobs(savepoint);
        made.forEach((job, path) -> System.out.println(job + "  " + path));
    }
}
