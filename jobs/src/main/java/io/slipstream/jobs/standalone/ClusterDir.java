package io.slipstream.jobs.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folder of one cluster: everything that it writes stands below it. */
public record ClusterDir(Path root) {

    public ClusterDir {
        root = root.toAbsolutePath().normalize();
    }

    void make() throws IOException {
        for (Path folder :
                List.of(conf(), lib(), logs(), processes(), checkpoints(), savepoints(), tmp())) {
            Files.createDirectories(folder);
        }
    }

    Path conf() {
        return root.resolve("conf");
    }

    Path lib() {
        return root.resolve("lib");
    }

    /** The jar of an application, where Flink looks for it: beside {@link #lib}. */
    Path userLib() {
        return root.resolve("usrlib");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    /** One file for each process: its id and when it began. */
    Path processes() {
        return root.resolve("processes");
    }

    Path checkpoints() {
        return root.resolve("checkpoints");
    }

    Path savepoints() {
        return root.resolve("savepoints");
    }

    /** Flink's and ZooKeeper's files of high availability. */
    Path highAvailability() {
        return root.resolve("ha");
    }

    Path services() {
        return root.resolve("services");
    }

    Path tmp() {
        return root.resolve("tmp");
    }

    /** How the cluster was started. */
    Path facts() {
        return root.resolve("cluster.json");
    }
}
