package io.slipstream.jobs.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipstream.jobs.cli.SlipstreamCommand;
import io.slipstream.jobs.local.LocalRun;
import io.slipstream.jobs.local.RunOptions;
import io.slipstream.jobs.wiring.Trading;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code slipstream run} as a test asks for it, in a data directory that outlives it. */
final class Run {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path home;
    private final List<Path> input = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private Path temporary;
    private Path posts;
    private Path seed;
    private RunOptions.Mode mode = RunOptions.Mode.FUSED;
    private int parallelism = 2;
    private int postgresPort;
    private int kafkaPort;

    private Run(Path home) {
        this.home = home;
    }

    static Run in(Path home) {
        return new Run(home);
    }

    Run replaying(Path... files) {
        input.addAll(List.of(files));
        return this;
    }

    Run hearing(Path file) {
        posts = file;
        return this;
    }

    Run seededBy(Path file) {
        seed = file;
        return this;
    }

    /** The same with other statements behind those of the seed so far. */
    Run andBy(String sql) throws IOException {
        Files.writeString(seed, sql, StandardOpenOption.APPEND);
        return this;
    }

    Run seededBy(List<Follower> followers) throws IOException {
        seed =
                Files.writeString(
                        Files.createDirectories(home).resolve("seed.sql"), Follower.sql(followers));
        return this;
    }

    Run split() {
        mode = RunOptions.Mode.SPLIT;
        return this;
    }

    Run at(int subtasks) {
        parallelism = subtasks;
        return this;
    }

    /** Makes the tables reachable while it runs. */
    Run onPostgresPort(int port) {
        postgresPort = port;
        return this;
    }

    /** Sets an environment variable of the run's own process. */
    Run with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Its own process writes temporary files and its log below the home too. */
    Run keepingEverythingAtHome() throws IOException {
        temporary = Files.createDirectories(home.resolve("tmp"));
        return this;
    }

    /** Makes the topics reachable while it runs. */
    Run onKafkaPort(int port) {
        kafkaPort = port;
        return this;
    }

    /** Where the broker is, once its port is fixed. */
    String kafka() {
        return "127.0.0.1:" + kafkaPort;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** For JDBC, once the port is fixed and the database is up. */
    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + postgresPort + "/postgres?user=postgres";
    }

    Path dataDir() {
        return home.resolve("data");
    }

    /**
     * Runs in this JVM until the input ends or the process is asked to stop.
     *
     * @return the exit code
     */
    int toTheEnd() throws Exception {
        return LocalRun.run(
                new RunOptions(
                        input,
                        posts,
                        0,
                        seed,
                        0,
                        postgresPort,
                        kafkaPort,
                        0,
                        dataDir(),
                        report(),
                        mode,
                        parallelism,
                        Trading.onPaper(),
                        null));
    }

    /** The report of the last run. */
    JsonNode reported() throws IOException {
        return JSON.readTree(report().toFile());
    }

    /** What its tables hold, once it has ended. */
    Tables tables() throws Exception {
        return Tables.of(dataDir());
    }

    /** Starts the same run in a JVM of its own, which can be killed. */
    Process inItsOwnProcess() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String opened : List.of("java.util", "java.lang", "java.nio")) {
            command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
        }
        if (temporary != null) {
            command.add("-Djava.io.tmpdir=" + temporary);
            // A test jar of Flink's on the class path switches logging off.
            command.add("-Dlog4j2.configurationFile=classpath:log4j2.properties");
        }
        command.addAll(
                List.of(
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx1g",
                        "-cp",
                        System.getProperty("java.class.path")));
        command.add(SlipstreamCommand.class.getName());
        command.add("run");
        for (Path file : input) {
            command.addAll(List.of("--input", file.toString()));
        }
        if (posts != null) {
            command.addAll(List.of("--posts", posts.toString()));
        }
        if (seed != null) {
            command.addAll(List.of("--seed-sql", seed.toString()));
        }
        command.addAll(
                List.of(
                        "--data-dir", dataDir().toString(),
                        "--report", report().toString(),
                        "--mode", mode.name().toLowerCase(Locale.ROOT),
                        "--parallelism", Integer.toString(parallelism),
                        "--pg-port", Integer.toString(postgresPort)));
        File log = Files.createDirectories(home).resolve("output.log").toFile();
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** What the processes of this run have printed. */
    String output() throws IOException {
        return Files.readString(home.resolve("output.log"));
    }

    private Path report() {
        return home.resolve("report.json");
    }
}
