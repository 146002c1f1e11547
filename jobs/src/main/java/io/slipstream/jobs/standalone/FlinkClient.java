package io.slipstream.jobs.standalone;

import io.slipstream.jobs.standalone.FlinkRest.Job;
import io.slipstream.jobs.standalone.OwnedProcess.Command;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Submits jobs through Flink's own command line client and waits until they run. */
final class FlinkClient {

    private static final Pattern SUBMITTED = Pattern.compile("submitted with JobID ([0-9a-f]{32})");
    private static final long UP_SECONDS = 120;

    private final FlinkProcesses processes;
    private final FlinkRest rest;

    FlinkClient(FlinkProcesses processes, FlinkRest rest) {
        this.processes = processes;
        this.rest = rest;
    }

    /**
     * @param environment endpoints for the job's main
     * @return the job's id
     * @throws IOException with one sentence if it was refused or does not come up
     */
    String submit(Submission submission, Map<String, String> environment)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("run", "-d"));
        arguments.addAll(List.of("-p", Integer.toString(submission.parallelism())));
        if (submission.restoreFrom() != null) {
            arguments.addAll(List.of("-s", submission.restoreFrom().toUri().toString()));
        }
        String main = submission.main();
        if (main != null) {
            arguments.addAll(List.of("-c", main));
        }
        arguments.add(submission.jar().toString());
        arguments.addAll(submission.arguments());
        String printed = run(processes.client(environment, arguments));
        Matcher submitted = SUBMITTED.matcher(printed);
        if (!submitted.find()) {
            throw new IOException(
                    "expected job " + submission.label() + " to be submitted, was " + why(printed));
        }
        awaitUp(submission.label(), submitted.group(1));
        return submitted.group(1);
    }

    private static String run(Command command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command.line()).redirectErrorStream(true);
        builder.environment().putAll(command.environment());
        Process client = builder.start();
        client.getOutputStream().close();
        String printed = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        client.waitFor();
        return printed;
    }

    /** The innermost cause that the client printed. */
    private static String why(String printed) {
        return printed.lines()
                .filter(line -> line.startsWith("Caused by: ") || line.contains("Exception: "))
                .reduce((first, last) -> last)
                .or(() -> printed.lines().reduce((first, last) -> last))
                .orElse("silence")
                .replaceFirst("^Caused by: ", "")
                .trim();
    }

    private void awaitUp(String label, String id) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(UP_SECONDS);
        String seen = "unknown";
        while (System.nanoTime() < deadline) {
            for (Job job : rest.jobs()) {
                if (job.id().equals(id)) {
                    if (job.isUp()) {
                        return;
                    }
                    seen =
                            job.state()
                                    + " with %d of %d tasks".formatted(job.running(), job.tasks());
                    if (!job.isLive()) {
                        throw new IOException(
                                "expected job %s to run, was %s: %s"
                                        .formatted(label, job.state(), rest.failure(id)));
                    }
                }
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        String failure = rest.failure(id);
        throw new IOException(
                "expected job %s to run within %d s, was %s%s"
                        .formatted(
                                label, UP_SECONDS, seen, failure.isEmpty() ? "" : ": " + failure));
    }
}
