package io.slipstream.jobs.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipstream.jobs.wiring.Endpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The file of a folder of services that says where they are. It is there while they are up; what a
 * killed process has left counts for nothing.
 */
public final class EndpointsFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * @param process whose services they are
     */
    private record Content(String bootstrapServers, String jdbcUrl, long process) {}

    private EndpointsFile() {}

    static void write(Path dir, Endpoints endpoints) throws IOException {
        Path file = of(dir);
        Path written = file.resolveSibling(file.getFileName() + ".new");
        Files.write(
                written,
                JSON.writeValueAsBytes(
                        new Content(
                                endpoints.bootstrapServers(),
                                endpoints.jdbcUrl(),
                                ProcessHandle.current().pid())));
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Where it lies; there once the services are up. */
    public static Path of(Path dir) {
        return dir.resolve("endpoints.json");
    }

    /** As the file says, whether the services still run or not; empty if there is none. */
    public static Optional<Endpoints> read(Path dir) throws IOException {
        return content(dir).map(found -> new Endpoints(found.bootstrapServers(), found.jdbcUrl()));
    }

    /** Of services that run; empty if none do. */
    public static Optional<Endpoints> ofRunning(Path dir) throws IOException {
        Optional<Content> found = content(dir);
        return found.flatMap(content -> ProcessHandle.of(content.process())).isPresent()
                ? read(dir)
                : Optional.empty();
    }

    private static Optional<Content> content(Path dir) throws IOException {
        Path file = of(dir);
        return Files.exists(file)
                ? Optional.of(JSON.readValue(file.toFile(), Content.class))
                : Optional.empty();
    }
}
