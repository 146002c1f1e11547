package io.slipstream.jobs.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command line in a process of its own, so that it can be killed. */
final class SlipstreamProcess {
    private SlipstreamProcess() {}

    /**
     * @param log what it says is added there; what it logs stands in {@link #logs} beside it
     * @param environment beside that of the tests; a value that is empty is taken away
     */
    static Process start(Path log, Map<String, String> environment, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String opened : List.of("java.util", "java.lang", "java.nio")) {
            command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
        }
        command.add("-Dslipstream.log.dir=" + logs(log));
        // Flink's test jars bring a configuration of their own, which says nothing.
        command.add("-Dlog4j2.configurationFile=classpath:log4j2.properties");
        command.addAll(
                List.of(
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx1g",
                        "-cp",
                        System.getProperty("java.class.path")));
        command.add(SlipstreamCommand.class.getName());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        environment.forEach(
                (name, value) -> {
                    if (value.isEmpty()) {
                        builder.environment().remove(name);
                    } else {
                        builder.environment().put(name, value);
                    }
                });
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /** Folder of the log files of processes with this output. */
    static Path logs(Path log) {
        return log.resolveSibling("logs");
    }
}
