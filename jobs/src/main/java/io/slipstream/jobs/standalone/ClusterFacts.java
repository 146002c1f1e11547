package io.slipstream.jobs.standalone;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * What a running cluster was started with, as it is kept in its folder. It holds no endpoint of
 * services from outside, since those may carry a password.
 *
 * @param restPorts of each JobManager
 * @param rpcPorts of each JobManager
 * @param zooKeeperPort 0 without high availability
 * @param embeddedServices true if Kafka and PostgreSQL run in a process of this cluster
 */
public record ClusterFacts(
        ClusterOptions options,
        List<Integer> restPorts,
        List<Integer> rpcPorts,
        int zooKeeperPort,
        boolean embeddedServices) {

    private static final ObjectMapper JSON = new ObjectMapper();

    void write(Path file) throws IOException {
        Path written = file.resolveSibling(file.getFileName() + ".new");
        Files.write(written, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    }

    static Optional<ClusterFacts> read(ClusterDir dir) throws IOException {
        return Files.exists(dir.facts())
                ? Optional.of(JSON.readValue(dir.facts().toFile(), ClusterFacts.class))
                : Optional.empty();
    }

    /** Any of them answers for the cluster. */
    List<URI> restAddresses() {
        return restPorts.stream().map(port -> URI.create("http://127.0.0.1:" + port)).toList();
    }
}
