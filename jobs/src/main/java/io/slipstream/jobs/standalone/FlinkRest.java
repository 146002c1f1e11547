package io.slipstream.jobs.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Flink's REST API, asked at whichever JobManager answers. */
public final class FlinkRest {

    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(5);

    /** A JobManager on a machine that is busy with other work takes its time. */
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(30);

    private static final long SAVEPOINT_SECONDS = 120;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT_PATIENCE).build();
    private final List<URI> addresses;

    FlinkRest(List<URI> addresses) {
        this.addresses = addresses;
    }

    /**
     * A job as the cluster sees it.
     *
     * @param state RUNNING, RESTARTING, FINISHED, CANCELED, FAILED …
     */
    public record Job(
            String id, String name, String state, long startMillis, int running, int tasks) {

        public boolean isLive() {
            return !List.of("FINISHED", "CANCELED", "FAILED", "SUSPENDED").contains(state);
        }

        /** Every task runs, or has come to the end of a bounded input. */
        public boolean isUp() {
            return state.equals("FINISHED") || state.equals("RUNNING") && running == tasks;
        }
    }

    /** The latest checkpoint of a job; zeros if there is none. */
    public record Checkpoints(long completed, long failed, long latestMillis, long latestBytes) {}

    /** Slots and TaskManagers; empty if no JobManager answers. */
    Optional<JsonNode> overview() {
        try {
            return Optional.of(get("/overview"));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The web interface of a JobManager that answers; the first one's if none does. */
    URI webUi() {
        for (URI address : addresses) {
            try {
                request(address, HttpRequest.newBuilder(address.resolve("/config")).GET());
                return address;
            } catch (IOException e) {
                // the next one, then
            }
        }
        return addresses.get(0);
    }

    /** Of the same name only the newest. */
    public List<Job> jobs() throws IOException {
        Map<String, Job> newest = new TreeMap<>();
        for (JsonNode job : get("/jobs/overview").path("jobs")) {
            JsonNode tasks = job.path("tasks");
            Job read =
                    new Job(
                            job.path("jid").asText(),
                            job.path("name").asText(),
                            job.path("state").asText(),
                            job.path("start-time").asLong(),
                            tasks.path("running").asInt() + tasks.path("finished").asInt(),
                            tasks.path("total").asInt());
            newest.merge(
                    read.name(),
                    read,
                    (one, other) -> one.startMillis() > other.startMillis() ? one : other);
        }
        return List.copyOf(newest.values());
    }

    Checkpoints checkpoints(String job) throws IOException {
        JsonNode answer = get("/jobs/" + job + "/checkpoints");
        JsonNode latest = answer.path("latest").path("completed");
        return new Checkpoints(
                answer.path("counts").path("completed").asLong(),
                answer.path("counts").path("failed").asLong(),
                latest.path("latest_ack_timestamp").asLong(),
                latest.path("state_size").asLong());
    }

    /** How often a job has been restarted; empty if nobody knows yet. */
    OptionalLong restarts(String job) throws IOException {
        for (JsonNode metric : get("/jobs/" + job + "/metrics?get=numRestarts")) {
            long restarts = metric.path("value").asLong(-1);
            return restarts < 0 ? OptionalLong.empty() : OptionalLong.of(restarts);
        }
        return OptionalLong.empty();
    }

    /** The last failure in one line; empty if there was none. */
    String failure(String job) throws IOException {
        JsonNode entries =
                get("/jobs/" + job + "/exceptions").path("exceptionHistory").path("entries");
        String trace = entries.path(0).path("stacktrace").asText("");
        return trace.lines()
                .filter(line -> line.startsWith("Caused by: "))
                .reduce((first, last) -> last)
                .or(() -> trace.lines().findFirst())
                .orElse("");
    }

    /** Ids of the TaskManagers that are registered. */
    public List<String> taskManagers() throws IOException {
        List<String> ids = new ArrayList<>();
        get("/taskmanagers").path("taskmanagers").forEach(one -> ids.add(one.path("id").asText()));
        return ids;
    }

    /** A value of a TaskManager, such as {@code Status.JVM.Memory.Metaspace.Used}. */
    public long metric(String taskManager, String name) throws IOException {
        for (JsonNode metric : get("/taskmanagers/" + taskManager + "/metrics?get=" + name)) {
            return metric.path("value").asLong();
        }
        return -1;
    }

    /**
     * Stops a job with a savepoint and returns where it is.
     *
     * @param drain true to let event time run to its end before
     * @throws IOException with the cause if there was none
     */
    String stop(String job, Path folder, boolean drain) throws IOException, InterruptedException {
        Map<String, Object> wish =
                Map.of("targetDirectory", folder.toUri().toString(), "drain", drain);
        JsonNode asked = send("/jobs/" + job + "/stop", "POST", JSON.writeValueAsString(wish));
        String status = "/jobs/" + job + "/savepoints/" + asked.path("request-id").asText();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SAVEPOINT_SECONDS);
        while (System.nanoTime() < deadline) {
            JsonNode answer = get(status);
            if (answer.path("status").path("id").asText().equals("COMPLETED")) {
                JsonNode operation = answer.path("operation");
                if (operation.has("location")) {
                    return operation.path("location").asText();
                }
                throw new IOException(
                        operation
                                .path("failure-cause")
                                .path("stack-trace")
                                .asText("no savepoint and no cause")
                                .lines()
                                .findFirst()
                                .orElse(""));
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IOException("expected a savepoint within " + SAVEPOINT_SECONDS + " s, was none");
    }

    void cancel(String job) throws IOException {
        send("/jobs/" + job + "?mode=cancel", "PATCH", "");
    }

    private JsonNode get(String path) throws IOException {
        return send(path, "GET", "");
    }

    private JsonNode send(String path, String method, String body) throws IOException {
        IOException failure = new IOException("expected a JobManager to ask, was none");
        for (URI address : addresses) {
            try {
                return request(
                        address,
                        HttpRequest.newBuilder(address.resolve(path))
                                .header("Content-Type", "application/json")
                                .method(
                                        method,
                                        body.isEmpty()
                                                ? BodyPublishers.noBody()
                                                : BodyPublishers.ofString(body)));
            } catch (IOException e) {
                failure = e;
            }
        }
        throw failure;
    }

    private JsonNode request(URI address, HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<String> answer =
                    client.send(request.timeout(ANSWER_PATIENCE).build(), BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IOException(
                        "expected an answer of Flink at %s, was HTTP %d: %s"
                                .formatted(
                                        address,
                                        answer.statusCode(),
                                        answer.body().lines().findFirst().orElse("")));
            }
            return JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking " + address, e);
        }
    }
}
