package io.slipstream.jobs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.jobs.RepositoryFolder;
import io.slipstream.jobs.standalone.ClusterDir;
import io.slipstream.jobs.standalone.StandaloneCluster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code scripts/slipstream} as an operator types it, about the cluster of one folder. */
record ClusterCli(Path dir) {

    record Ended(int exit, String printed) {}

    /** A command {@code cluster …}; what it printed. */
    String cluster(String... arguments) throws Exception {
        return succeeds(ended(arguments));
    }

    /** The exit code of a command {@code cluster …}. */
    int exitOf(String... arguments) throws Exception {
        return ended(arguments).exit();
    }

    private Ended ended(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("cluster", arguments[0], "--dir", dir + ""));
        all.addAll(List.of(arguments).subList(1, arguments.length));
        return run(all);
    }

    /** Any other command about this system; what it printed. */
    String asks(String command, String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(command, "--data-dir", dir + ""));
        all.addAll(List.of(arguments));
        return succeeds(run(all));
    }

    static String succeeds(Ended ended) {
        assertThat(ended.exit()).as(ended.printed()).isZero();
        return ended.printed();
    }

    static Ended run(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(RepositoryFolder.root().resolve("scripts/slipstream").toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // These processes live for minutes: what a compiler of theirs does never pays.
        builder.environment().put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
        Process process = builder.start();
        String printed =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), printed);
    }

    /** The cluster's own processes and jobs. */
    StandaloneCluster processes() throws IOException {
        return StandaloneCluster.at(new ClusterDir(dir)).orElseThrow();
    }

    Query tables() throws IOException {
        return new Query(processes().endpoints().orElseThrow().jdbcUrl());
    }
}
