package io.slipstream.connectors.failpoints;

import io.slipstream.models.port.Failpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Failpoints that are armed through a folder which all processes of a machine share. A file named
 * like a window arms it. The first order that gets there renames the file to {@code window.pid} and
 * waits in the window until that file is gone: meanwhile somebody kills or pauses the process.
 *
 * <p>After {@value #PATIENCE_SECONDS} s it goes on by itself, so that a chaos run that died leaves
 * nobody waiting.
 */
public final class FailpointFolder implements Failpoints {
    private static final long serialVersionUID = 1L;

    static final int PATIENCE_SECONDS = 120;

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final Logger LOG = LoggerFactory.getLogger(FailpointFolder.class);

    private final String folder;

    /**
     * @param folder must exist
     */
    public FailpointFolder(String folder) {
        this.folder = folder;
    }

    /** The next order in this window waits there. */
    public void arm(Window window) throws IOException {
        Files.write(armed(window), new byte[0]);
    }

    /** Nobody is to wait there any more; whoever does goes on. */
    public void disarm(Window window) throws IOException {
        Files.deleteIfExists(armed(window));
        Optional<Long> waiting = waiting(window);
        if (waiting.isPresent()) {
            Files.deleteIfExists(hit(window, waiting.get()));
        }
    }

    /** The id of the process that waits in this window. */
    public Optional<Long> waiting(Window window) throws IOException {
        String prefix = window.label() + ".";
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(prefix))
                    .map(name -> Long.parseLong(name.substring(prefix.length())))
                    .findFirst();
        }
    }

    @Override
    public void reached(Window window, String orderId) {
        Path armed = armed(window);
        if (!Files.exists(armed)) {
            return;
        }
        Path hit = hit(window, ProcessHandle.current().pid());
        try {
            Files.move(armed, hit, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            return; // another order was first
        } catch (IOException e) {
            LOG.warn("failpoint {} could not be claimed: {}", window.label(), e.toString());
            return;
        }
        LOG.warn("failpoint window={} order={}", window.label(), orderId);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (Files.exists(hit) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private Path armed(Window window) {
        return Path.of(folder, window.label());
    }

    private Path hit(Window window, long pid) {
        return Path.of(folder, window.label() + "." + pid);
    }
}
