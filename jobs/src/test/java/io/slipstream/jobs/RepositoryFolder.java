package io.slipstream.jobs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the repository's own folder, and the optional one beside it with shared data. */
public final class RepositoryFolder {

    private RepositoryFolder() {}

    public static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("CHANGELOG.md"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException(
                    "expected to run inside the repository, was " + Path.of("").toAbsolutePath());
        }
        return folder;
    }

    /** Empty, and loudly so, if there is no shared data. */
    public static Optional<Path> shared(String what) {
        String named = System.getenv("SLIPSTREAM_SHARED");
        Path shared = named == null ? root().resolveSibling("shared") : Path.of(named);
        Path wanted = shared.resolve(what);
        if (!Files.exists(wanted)) {
            System.err.println(
                    "SKIPPED: no " + what + " in the shared folder beside the repository");
            return Optional.empty();
        }
        return Optional.of(wanted);
    }
}
