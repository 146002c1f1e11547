package io.slipstream.jobs.train;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipstream.models.scoring.TrainingRows;
import io.slipstream.models.scoring.train.TrainingSteps;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.function.Supplier;
import java.util.stream.Stream;
import me.tongfei.progressbar.ProgressBar;

/**
 * Keeps the result of each step in a folder until the training is done, so that one that was cut
 * off goes on where it was. Results of other rows or another seed are not taken.
 */
public final class ResumableSteps implements TrainingSteps {
    /** Changes when steps of the same name mean something else. */
    private static final String RECIPE = "1";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final ProgressBar bar;

    /**
     * @param out where the bundle will be; the steps stand in a folder below it
     * @param bar told of each step
     */
    public ResumableSteps(Path out, TrainingRows rows, long seed, ProgressBar bar)
            throws IOException {
        folder = out.resolve(".steps").resolve(fingerprint(rows, seed));
        this.bar = bar;
        Files.createDirectories(folder);
    }

    @Override
    public void expect(int steps) {
        bar.maxHint(steps);
    }

    @Override
    public <T> T step(String name, Class<T> type, Supplier<T> work) {
        Path file = folder.resolve(name + ".json");
        try {
            T result;
            if (Files.exists(file)) {
                result = JSON.readValue(file.toFile(), type);
            } else {
                result = work.get();
                Path part = folder.resolve(name + ".part");
                JSON.writeValue(part.toFile(), result);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            }
            bar.step();
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forgets all steps below the bundle's folder: the bundle is written. */
    public static void forget(Path out) throws IOException {
        Path steps = out.resolve(".steps");
        if (!Files.exists(steps)) {
            return;
        }
        try (Stream<Path> all = Files.walk(steps)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static String fingerprint(TrainingRows rows, long seed) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((RECIPE + rows.schema().hash() + seed).getBytes(StandardCharsets.UTF_8));
            ByteBuffer row = ByteBuffer.allocate(4 * rows.schema().size() + 17);
            for (int i = 0; i < rows.size(); i++) {
                row.clear();
                for (float value : rows.rows()[i]) {
                    row.putFloat(value);
                }
                row.putLong(rows.times()[i]).putLong(rows.knownAt()[i]);
                row.put((byte) (rows.labels()[i] ? 1 : 0));
                digest.update(row.array());
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("expected a JDK with SHA-256", e);
        }
    }
}
