package io.slipstream.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The jar that is submitted to a cluster holds our classes and clients, and nothing that the
 * cluster brings itself.
 */
class ClusterJarIT {

    private static final List<String> FOREIGN =
            List.of(
                    "org/apache/flink/runtime/",
                    "org/apache/flink/streaming/api/environment/",
                    "org/apache/flink/client/",
                    "kafka/server/",
                    "org/apache/kafka/raft/",
                    "scala/",
                    "io/debezium/",
                    "io/zonky/",
                    "org/rocksdb/",
                    "org/nd4j/",
                    "org/deeplearning4j/",
                    "org/bytedeco/",
                    "org/postgresql/");

    @Test
    void holdsNoRuntimeBrokerDatabaseOrNatives() throws IOException {
        try (JarFile jar = new JarFile(clusterJar().toFile())) {
            List<String> names = jar.stream().map(Object::toString).toList();
            assertThat(names)
                    .contains(
                            "io/slipstream/jobs/graph/ExecutionGraph.class",
                            "io/slipstream/connectors/wallet/WalletVault.class",
                            "com/macasaet/fernet/Token.class",
                            "org/bouncycastle/math/ec/rfc8032/Ed25519.class",
                            "org/p2p/solanaj/core/PublicKey.class");
            assertThat(names)
                    .noneMatch(name -> FOREIGN.stream().anyMatch(name::startsWith))
                    .noneMatch(name -> name.endsWith(".so") && !name.contains("slipstream"))
                    .noneMatch(
                            name ->
                                    name.endsWith(".txz")
                                            || name.endsWith(".dll")
                                            || name.endsWith(".dylib"));
        }
    }

    private static Path clusterJar() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.getFileName().toString().endsWith("-cluster.jar"))
                    .findFirst()
                    .orElseThrow(
                            () ->
                                    new AssertionError(
                                            "expected target/jobs-*-cluster.jar, was none"));
        }
    }
}
