package io.slipstream.jobs.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What {@code scripts/slipstream} has built, found through the folder that it names. */
final class Home {

    private static final String PROPERTY = "slipstream.home";

    private Home() {}

    /** The default folder of the cluster. */
    static Path clusterDir() {
        return root().resolve(".slipstream").resolve("cluster");
    }

    /** The jars of a cluster's lib folder. */
    static Path clusterLib() {
        return root().resolve("scripts/cluster/target/lib");
    }

    /** The jar that is submitted. */
    static Path clusterJar() throws IOException {
        Path target = root().resolve("jobs/target");
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().endsWith("-cluster.jar"))
                    .findFirst()
                    .orElseThrow(
                            () ->
                                    new IllegalStateException(
                                            "expected jobs-*-cluster.jar in "
                                                    + target
                                                    + ", was none"));
        }
    }

    /** False where something else than the script has started this process. */
    static boolean isKnown() {
        return System.getProperty(PROPERTY) != null;
    }

    /** The repository. */
    static Path root() {
        String home = System.getProperty(PROPERTY);
        if (home == null) {
            throw new IllegalStateException(
                    "expected to be started by scripts/slipstream, which sets " + PROPERTY);
        }
        return Path.of(home);
    }
}
