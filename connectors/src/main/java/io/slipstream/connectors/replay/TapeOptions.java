package io.slipstream.connectors.replay;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is replayed, and how fast.
 *
 * @param paths files, or folders whose {@code .jsonl} and {@code .jsonl.gz} files are taken (not
 *     those of folders inside them)
 * @param posts file of social posts, JSON lines; null if there are none
 * @param speed multiple of real time, a slot counting as 400 ms; {@link #MAX_SPEED} for no pace
 */
public record TapeOptions(List<String> paths, @Nullable String posts, double speed)
        implements Serializable {

    public static final double MAX_SPEED = Double.POSITIVE_INFINITY;

    public TapeOptions {
        paths = List.copyOf(paths);
        if (paths.isEmpty()) {
            throw new IllegalArgumentException("expected at least one recorded file or folder");
        }
        if (!(speed > 0)) {
            throw new IllegalArgumentException("expected a speed above 0, was " + speed);
        }
    }

    /**
     * Reads a speed as people write it.
     *
     * @param text {@code max}, or a number above 0
     */
    public static double parseSpeed(String text) {
        if (text.equals("max")) {
            return MAX_SPEED;
        }
        try {
            double speed = Double.parseDouble(text);
            if (speed > 0) {
                return speed;
            }
        } catch (NumberFormatException e) {
            // the same sentence for both
        }
        throw new IllegalArgumentException("expected a speed above 0 or 'max', was '" + text + "'");
    }

    /**
     * The recorded files, each once, by name: the order in which they come within one slot.
     *
     * @throws IllegalArgumentException if a path does not exist, or if there is no file at all
     */
    public List<Path> files() {
        TreeSet<Path> files =
                new TreeSet<>(
                        Comparator.comparing((Path file) -> file.getFileName().toString())
                                .thenComparing(Comparator.naturalOrder()));
        for (String path : paths) {
            files.addAll(filesAt(Path.of(path)));
        }
        if (files.isEmpty()) {
            throw new IllegalArgumentException(
                    "expected .jsonl or .jsonl.gz files, found none in " + paths);
        }
        return List.copyOf(files);
    }

    /**
     * The posts file, or null.
     *
     * @throws IllegalArgumentException if it does not exist
     */
    public @Nullable Path postsFile() {
        return posts == null ? null : filesAt(Path.of(posts)).get(0);
    }

    private static List<Path> filesAt(Path path) {
        try {
            if (Files.isRegularFile(path)) {
                return List.of(path.toRealPath());
            }
            if (!Files.isDirectory(path)) {
                throw new IllegalArgumentException(
                        "expected an existing file or folder, was " + path);
            }
            Path folder = path.toRealPath();
            try (Stream<Path> entries = Files.list(folder)) {
                return entries.filter(Files::isRegularFile).filter(TapeOptions::isTape).toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + path, e);
        }
    }

    private static boolean isTape(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".jsonl") || name.endsWith(".jsonl.gz");
    }
}
