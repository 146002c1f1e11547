package io.slipstream.jobs.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A process that a cluster has started, known by its id and by when it began: an id alone may
 * belong to somebody else by now. It outlives whoever started it.
 */
public record OwnedProcess(String name, long pid, Instant began) {

    /** What a process is started with. */
    record Command(String name, List<String> line, Map<String, String> environment) {}

    /** Starts it in a session of its own; what it prints goes to {@code logs/name.out}. */
    static OwnedProcess start(ClusterDir dir, Command command) throws IOException {
        List<String> line = new ArrayList<>(List.of("setsid"));
        line.addAll(command.line());
        Path output = dir.logs().resolve(command.name() + ".out");
        ProcessBuilder builder =
                new ProcessBuilder(line)
                        .directory(dir.root().toFile())
                        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().putAll(command.environment());
        Process started = builder.start();
        OwnedProcess process =
                new OwnedProcess(
                        command.name(),
                        started.pid(),
                        started.info().startInstant().orElse(Instant.EPOCH));
        Files.writeString(
                file(dir, command.name()), process.pid() + " " + process.began().toEpochMilli());
        return process;
    }

    static Optional<OwnedProcess> find(ClusterDir dir, String name) throws IOException {
        Path file = file(dir, name);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String[] words = Files.readString(file).trim().split(" ");
        return words.length != 2
                ? Optional.empty()
                : Optional.of(
                        new OwnedProcess(
                                name,
                                Long.parseLong(words[0]),
                                Instant.ofEpochMilli(Long.parseLong(words[1]))));
    }

    /** All that have a file, alive or not, by name. */
    static List<OwnedProcess> all(ClusterDir dir) throws IOException {
        if (!Files.isDirectory(dir.processes())) {
            return List.of();
        }
        List<OwnedProcess> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(dir.processes())) {
            for (Path file : files.sorted().toList()) {
                find(dir, file.getFileName().toString()).ifPresent(found::add);
            }
        }
        return found;
    }

    public boolean isAlive() {
        return handle().isPresent() && !isDefunct();
    }

    /** Asks it to end; when it does not in time, ends it. */
    void end(Duration patience) throws IOException, InterruptedException {
        if (isAlive()) {
            signal("TERM");
            if (!hasEndedWithin(patience)) {
                kill();
            }
        }
    }

    /** kill -9; returns when it is gone. */
    public void kill() throws IOException, InterruptedException {
        signal("KILL");
        hasEndedWithin(Duration.ofSeconds(30));
    }

    /**
     * @param signal KILL, TERM, STOP, CONT …; nothing happens if the process is gone
     */
    public void signal(String signal) throws IOException, InterruptedException {
        if (isAlive()) {
            new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        }
    }

    void forget(ClusterDir dir) throws IOException {
        Files.deleteIfExists(file(dir, name));
    }

    private boolean hasEndedWithin(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (isAlive()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return true;
    }

    private Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid)
                .filter(
                        other ->
                                other.info().startInstant().orElse(Instant.EPOCH).toEpochMilli()
                                        == began.toEpochMilli());
    }

    /** Dead, and kept only until somebody asks how it ended: nobody may in a container. */
    private boolean isDefunct() {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) == 'Z';
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    private static Path file(ClusterDir dir, String name) {
        return dir.processes().resolve(name);
    }
}
