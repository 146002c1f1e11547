package io.slipstream.connectors.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server of its own, as a child process, reachable on loopback only, user {@code
 * postgres} without a password. Started again on the same directory it holds what it held.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final long STOP_SECONDS = 20;

    private final EmbeddedPostgres server;
    private final FileChannel lock;

    private EmbeddedDatabase(EmbeddedPostgres server, FileChannel lock) {
        this.server = server;
        this.lock = lock;
    }

    /**
     * Unpacks and initialises the directory if it is new, and starts the server.
     *
     * @param dir holds binaries, data and the server's log; used by one process at a time
     * @param port port on loopback, 0 for any free one
     * @throws IOException if another running process holds the directory, or the server does not
     *     start
     */
    public static EmbeddedDatabase start(Path dir, int port) throws IOException {
        Path home = Files.createDirectories(dir.toAbsolutePath());
        FileChannel lock = lock(home.resolve("lock"));
        try {
            Path data = home.resolve("data");
            stopOrphan(data.resolve("postmaster.pid"));
            Path initialised = home.resolve("initialised");
            if (!Files.exists(initialised)) {
                // What stands there was begun by a process that died over it; nobody ever used it.
                delete(data);
            }
            Redirect log = Redirect.appendTo(home.resolve("server.log").toFile());
            EmbeddedPostgres server =
                    EmbeddedPostgres.builder()
                            .setOverrideWorkingDirectory(home.resolve("binaries").toFile())
                            .setDataDirectory(data)
                            .setCleanDataDirectory(false)
                            // Whoever starts it stops it, last of all: a hook of its own would
                            // take the tables away under a job that is just being stopped.
                            .setRegisterShutdownHook(false)
                            .setPort(port)
                            .setPGStartupWait(Duration.ofSeconds(60))
                            .setOutputRedirector(log)
                            .setErrorRedirector(log)
                            .setServerConfig("listen_addresses", "127.0.0.1")
                            .setServerConfig("wal_level", "logical")
                            // The library turns both off; the ledger's word must survive a crash.
                            .setServerConfig("fsync", "on")
                            .setServerConfig("synchronous_commit", "on")
                            .setServerConfig("max_connections", "100")
                            .setServerConfig("max_replication_slots", "8")
                            .setServerConfig("max_wal_senders", "8")
                            .setServerConfig("max_prepared_transactions", "64")
                            .setServerConfig("shared_buffers", "128MB")
                            .start();
            Files.write(initialised, new byte[0]);
            return new EmbeddedDatabase(server, lock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Ends a server that a killed process has left running on the directory.
     *
     * @throws IOException if a running process holds the directory
     */
    public static void endLeftOver(Path dir) throws IOException {
        if (Files.isDirectory(dir)) {
            try (FileChannel held = lock(dir.resolve("lock"))) {
                stopOrphan(dir.resolve("data").resolve("postmaster.pid"));
            }
        }
    }

    /** For JDBC drivers and pools. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres?user=postgres";
    }

    public int port() {
        return server.getPort();
    }

    /** A line to paste into a terminal. */
    public String psqlLine() {
        return "psql postgresql://postgres@127.0.0.1:" + server.getPort() + "/postgres";
    }

    @Override
    public void close() throws IOException {
        try {
            server.close();
        } finally {
            lock.close();
        }
    }

    private static FileChannel lock(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // held by this very process
        }
        if (lock == null) {
            channel.close();
            throw new IOException(
                    "expected a database directory that nobody uses, but "
                            + file.getParent()
                            + " is held by a running process");
        }
        return channel;
    }

    /**
     * The server outlives a parent that was killed. Since we hold the directory's lock, the one
     * named in the file is such an orphan, or long dead.
     */
    private static void stopOrphan(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).trim());
        Optional<ProcessHandle> orphan = ProcessHandle.of(pid).filter(EmbeddedDatabase::isServer);
        if (orphan.isPresent()) {
            stop(orphan.get());
        }
        Files.deleteIfExists(pidFile);
    }

    private static void delete(Path dir) throws IOException {
        if (!Files.exists(dir)) {
            return;
        }
        try (Stream<Path> files = Files.walk(dir)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static boolean isServer(ProcessHandle process) {
        return process.info().command().filter(path -> path.endsWith("postgres")).isPresent();
    }

    private static void stop(ProcessHandle orphan) throws IOException {
        // SIGINT is PostgreSQL's fast shutdown; SIGTERM, all that ProcessHandle knows, would wait
        // for every client to leave.
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(orphan.pid()))
                    .redirectErrorStream(true)
                    .start()
                    .waitFor();
            orphan.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while stopping the server " + orphan.pid(), e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(
                    "expected the left-over PostgreSQL server %d to stop within %d s, it did not"
                            .formatted(orphan.pid(), STOP_SECONDS),
                    e);
        }
    }
}
