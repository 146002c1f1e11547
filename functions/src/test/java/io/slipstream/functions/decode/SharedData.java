package io.slipstream.functions.decode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds recorded mainnet data: SLIPSTREAM_SHARED, else the folder {@code shared} beside the
 * repository.
 */
final class SharedData {
    private SharedData() {}

    /** The data folder; empty, and said loudly, if this machine has none. */
    static Optional<Path> find(Class<?> test) {
        String configured = System.getenv("SLIPSTREAM_SHARED");
        Path shared = configured != null ? Path.of(configured) : besideRepository();
        if (shared != null && Files.isDirectory(shared.resolve("data/transactions"))) {
            return Optional.of(shared.resolve("data"));
        }
        System.err.println(
                "SKIPPED: " + test.getSimpleName() + " needs ../shared/data/transactions");
        return Optional.empty();
    }

    static List<byte[]> lines(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.jsonl")) {
            found.forEach(files::add);
        }
        files.sort(null);
        List<byte[]> lines = new ArrayList<>();
        for (Path file : files) {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                if (!line.isBlank()) {
                    lines.add(line.getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        return lines;
    }

    private static Path besideRepository() {
        Path at = Path.of("").toAbsolutePath();
        while (at != null && !Files.exists(at.resolve(".git"))) {
            at = at.getParent();
        }
        return at == null ? null : at.resolveSibling("shared");
    }
}
