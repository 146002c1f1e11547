package io.slipstream.jobs.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The lib folder of a cluster: the same files as those that Maven has resolved. */
final class LibFolder {

    private LibFolder() {}

    /**
     * Replaces what is in {@code to} by the jars of {@code from}: links where the file system
     * allows, so that a later build does not take the jars away under a running cluster.
     */
    static void link(Path from, Path to) throws IOException {
        if (!Files.isDirectory(from)) {
            throw new IllegalStateException(
                    "expected the jars of a Flink cluster in " + from + ", was no folder");
        }
        try (Stream<Path> old = Files.list(to)) {
            for (Path jar : old.toList()) {
                Files.delete(jar);
            }
        }
        try (Stream<Path> jars = Files.list(from)) {
            for (Path jar : jars.toList()) {
                place(jar, to);
            }
        }
    }

    /** Makes this jar the only file of {@code to}. */
    static void holdOnly(Path jar, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> old = Files.list(to)) {
            for (Path other : old.toList()) {
                Files.delete(other);
            }
        }
        place(jar, to);
    }

    private static void place(Path jar, Path to) throws IOException {
        Path target = to.resolve(jar.getFileName());
        try {
            Files.createLink(target, jar);
        } catch (IOException | UnsupportedOperationException e) {
            Files.copy(jar, target);
        }
    }
}
