package io.slipstream.jobs.cli;

import io.slipstream.jobs.standalone.ClusterDir;
import io.slipstream.jobs.standalone.StandaloneCluster;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that every cluster command shares. */
final class ClusterFolder {

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "the cluster's folder; default: .slipstream/cluster in the repository")
    private @Nullable Path dir;

    ClusterDir dir() {
        return new ClusterDir(dir == null ? Home.clusterDir() : dir);
    }

    /**
     * @throws UsageException if no cluster runs there
     */
    StandaloneCluster running() throws IOException {
        ClusterDir folder = dir();
        return StandaloneCluster.at(folder)
                .filter(ClusterFolder::isRunning)
                .orElseThrow(
                        () ->
                                new UsageException(
                                        "expected a running cluster at "
                                                + folder.root()
                                                + ", was none: start one with 'cluster start'"));
    }

    static boolean isRunning(StandaloneCluster cluster) {
        try {
            return cluster.isRunning();
        } catch (IOException e) {
            return false;
        }
    }
}
