package io.slipstream.jobs.chaos;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What stands beside the repository and is no part of it. */
public final class SharedFolder {

    private SharedFolder() {}

    /**
     * The localnet in the folder that {@code SLIPSTREAM_SHARED} names, or in {@code shared} beside
     * the repository; empty if there is none.
     */
    public static Optional<Path> localnet(Path repository, Map<String, String> environment) {
        String named = environment.get("SLIPSTREAM_SHARED");
        Path shared =
                named == null || named.isBlank()
                        ? repository.toAbsolutePath().normalize().resolveSibling("shared")
                        : Path.of(named);
        return Optional.of(shared.resolve("localnet"))
                .filter(folder -> Files.exists(folder.resolve("server.mjs")));
    }
}
