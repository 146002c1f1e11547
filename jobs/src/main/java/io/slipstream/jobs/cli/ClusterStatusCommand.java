package io.slipstream.jobs.cli;

import io.slipstream.jobs.standalone.ClusterStatus;
import io.slipstream.jobs.standalone.StandaloneCluster;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code slipstream cluster status}. */
@Command(
        name = "status",
        description = "Shows processes, slots, jobs and checkpoints; exit 1 if something is dead.",
        mixinStandardHelpOptions = true)
public final class ClusterStatusCommand implements Callable<Integer> {

    @Mixin private ClusterFolder folder;

    @Override
    public Integer call() throws Exception {
        Optional<StandaloneCluster> cluster = StandaloneCluster.at(folder.dir());
        if (cluster.isEmpty() || cluster.get().processes().isEmpty()) {
            System.out.println("No cluster runs at " + folder.dir().root());
            return 1;
        }
        return new ClusterStatus(cluster.get(), System.out).print() ? 0 : 1;
    }
}
