package io.slipstream.jobs.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the savepoint of a job in what {@code cluster stop --savepoint} has left. */
public final class SavepointFolder {

    private SavepointFolder() {}

    /**
     * @param given a savepoint or retained checkpoint itself, the folder of one stop, or {@code
     *     latest}
     * @param label the job's short name
     * @throws IllegalArgumentException if there is none
     */
    public static Path of(ClusterDir dir, String given, String label) throws IOException {
        Path folder = given.equals("latest") ? latest(dir) : Path.of(given);
        Optional<Path> found =
                isState(folder) ? Optional.of(folder) : newestIn(folder.resolve(label));
        return found.map(path -> path.toAbsolutePath().normalize())
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "expected a savepoint of job %s at %s, was none"
                                                .formatted(label, folder)));
    }

    private static Path latest(ClusterDir dir) throws IOException {
        return newest(dir.savepoints())
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "expected savepoints in %s, was none"
                                                .formatted(dir.savepoints())));
    }

    private static Optional<Path> newestIn(Path folder) throws IOException {
        return newest(folder).filter(SavepointFolder::isState);
    }

    /** By name, which holds the time for stops. */
    private static Optional<Path> newest(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory)
                    .max(Comparator.comparing(path -> path.getFileName().toString()));
        }
    }

    private static boolean isState(Path folder) {
        return Files.exists(folder.resolve("_metadata"));
    }
}
