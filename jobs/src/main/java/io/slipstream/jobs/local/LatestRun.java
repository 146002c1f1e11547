package io.slipstream.jobs.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Which data directory was used last, so that other commands find the run by themselves. */
public final class LatestRun {

    private LatestRun() {}

    /**
     * @param home the repository; the note stands below its {@code .slipstream}
     */
    public static void note(Path home, Path dataDir) throws IOException {
        Path note = file(home);
        Files.createDirectories(note.toAbsolutePath().getParent());
        Files.writeString(note, dataDir.toAbsolutePath().toString());
    }

    /** Empty if nothing has run, or the folder is gone. */
    public static Optional<Path> find(Path home) throws IOException {
        Path note = file(home);
        return Files.exists(note)
                ? Optional.of(Path.of(Files.readString(note).strip())).filter(Files::isDirectory)
                : Optional.empty();
    }

    private static Path file(Path home) {
        return home.resolve(".slipstream").resolve("latest-run");
    }
}
