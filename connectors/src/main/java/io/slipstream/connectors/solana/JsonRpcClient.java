package io.slipstream.connectors.solana;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Solana's JSON-RPC over HTTP, for several providers in order of preference: the first that is
 * healthy and not told to wait is asked, the others take over while it rests. A request is tried
 * again, with growing pauses and jitter, until the limits end that. Safe for use by many threads.
 *
 * <p>Only for requests that may be repeated: a request that failed may have reached the node.
 */
public final class JsonRpcClient {
    /** Calls in one batch. */
    public static final int LARGEST_BATCH = 20;

    /** Numbers are kept as they were written: a tape is made of them. */
    static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
                    .build();

    private static final int OK = 200;

    private final List<Provider> providers;
    private final RpcLimits limits;
    private final HttpClient http;

    /**
     * @param endpoints at least one, the preferred one first
     */
    public JsonRpcClient(List<RpcEndpoint> endpoints, RpcLimits limits) {
        if (endpoints.isEmpty()) {
            throw new IllegalArgumentException("expected an endpoint, was none");
        }
        this.limits = limits;
        this.providers =
                endpoints.stream().map(e -> new Provider(e, limits, System.nanoTime())).toList();
        this.http = PooledHttp.client(limits.timeout());
    }

    /** What was asked of each provider, the preferred one first. */
    public Map<RpcEndpoint, RpcCounters> counters() {
        Map<RpcEndpoint, RpcCounters> counters = new LinkedHashMap<>();
        providers.forEach(each -> counters.put(each.endpoint(), each.counters()));
        return counters;
    }

    /** Of all providers together. */
    public long sum(ToLongFunction<RpcCounters> count) {
        return providers.stream().map(Provider::counters).mapToLong(count).sum();
    }

    /** The result; fails with an {@link RpcException}. */
    public CompletableFuture<JsonNode> call(RpcCall call) {
        Request request = new Request(bytes(envelope(call, 0)), 1);
        return exchange(request)
                .thenApply(
                        answer -> {
                            if (!answer.has("result")) {
                                throw new CompletionException(
                                        unexpected("a result", call.method()));
                            }
                            return answer.get("result");
                        });
    }

    /**
     * The answers in the order of the calls, whatever order the node chose; one that is missing is
     * an error of its own. Fails with an {@link RpcException} if the whole batch does.
     *
     * @throws IllegalArgumentException on more than {@link #LARGEST_BATCH} calls, or none
     */
    public CompletableFuture<List<RpcAnswer>> batch(List<RpcCall> calls) {
        if (calls.isEmpty() || calls.size() > LARGEST_BATCH) {
            throw new IllegalArgumentException(
                    "expected 1 to " + LARGEST_BATCH + " calls, was " + calls.size());
        }
        ArrayNode body = MAPPER.createArrayNode();
        for (int id = 0; id < calls.size(); id++) {
            body.add(envelope(calls.get(id), id));
        }
        return exchange(new Request(bytes(body), calls.size()))
                .thenApply(answers -> inOrder(answers, calls));
    }

    /** Waits for an answer. */
    public static <T> T await(CompletableFuture<T> answer)
            throws RpcException, InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RpcException problem) {
                throw problem;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** What is sent until it is answered. */
    private final class Request {
        private final byte[] body;
        private final int calls;
        private final long deadline = System.nanoTime() + limits.deadline().toNanos();
        private int failures;

        Request(byte[] body, int calls) {
            this.body = body;
            this.calls = calls;
        }

        boolean isSpent(RpcException problem) {
            if (problem.code() != RpcException.RATE_LIMITED) {
                failures++;
            }
            return failures >= limits.attempts() || System.nanoTime() >= deadline;
        }
    }

    private CompletableFuture<JsonNode> exchange(Request request) {
        long now = System.nanoTime();
        Provider provider = Provider.choose(providers, now);
        long wait = provider.admit(request.calls, now);
        if (now + wait > request.deadline) {
            return CompletableFuture.failedFuture(
                    new RpcException(
                            RpcException.RATE_LIMITED,
                            "expected a provider that may be asked within "
                                    + limits.deadline().toSeconds()
                                    + " s, was none"));
        }
        if (wait > 0) {
            Executor later = CompletableFuture.delayedExecutor(wait, TimeUnit.NANOSECONDS);
            // Who is asked is decided anew: a better one may be back by then.
            return CompletableFuture.supplyAsync(() -> request, later).thenCompose(this::exchange);
        }
        HttpRequest.Builder post =
                HttpRequest.newBuilder(provider.endpoint().uri())
                        .timeout(limits.timeout())
                        .header("content-type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(request.body));
        String authorization = provider.endpoint().authorization();
        if (authorization != null) {
            post.header("authorization", authorization);
        }
        provider.counters().sent();
        return http.sendAsync(post.build(), HttpResponse.BodyHandlers.ofByteArray())
                .handle((response, problem) -> judge(provider, response, problem))
                .thenCompose(outcome -> proceed(request, outcome));
    }

    private CompletableFuture<JsonNode> proceed(Request request, Outcome outcome) {
        RpcException problem = outcome.problem;
        if (problem == null) {
            return CompletableFuture.completedFuture(outcome.answer);
        }
        if (!problem.isPassing() || request.isSpent(problem)) {
            return CompletableFuture.failedFuture(problem);
        }
        return exchange(request);
    }

    private record Outcome(JsonNode answer, @Nullable RpcException problem) {

        static Outcome failed(RpcException problem) {
            return new Outcome(MAPPER.nullNode(), problem);
        }
    }

    /** Reads an answer, and remembers what it says about the provider. */
    private Outcome judge(
            Provider provider,
            @Nullable HttpResponse<byte[]> response,
            @Nullable Throwable problem) {
        RpcEndpoint endpoint = provider.endpoint();
        if (response == null) {
            return failed(
                    provider, new RpcException(RpcException.NO_ANSWER, told(endpoint, problem)));
        }
        int status = response.statusCode();
        if (status == RpcException.RATE_LIMITED) {
            provider.counters().wasRateLimited();
            String header = response.headers().firstValue("retry-after").orElse("");
            provider.rateLimited(
                    RetryAfter.parse(header, Instant.now()).toNanos(), System.nanoTime());
            return Outcome.failed(
                    new RpcException(status, "expected an answer, was HTTP 429 by " + endpoint));
        }
        if (status != OK) {
            return failed(
                    provider,
                    new RpcException(
                            status, "expected HTTP 200, was " + status + " by " + endpoint));
        }
        JsonNode answer = read(response.body());
        if (answer == null) {
            return failed(
                    provider,
                    new RpcException(
                            RpcException.NO_ANSWER,
                            "expected JSON, was something else by " + endpoint));
        }
        RpcException error = error(answer, "by " + endpoint);
        if (error != null && error.isPassing()) {
            return failed(provider, error);
        }
        provider.answered();
        return new Outcome(answer, error);
    }

    private Outcome failed(Provider provider, RpcException problem) {
        provider.counters().failed();
        provider.failed(System.nanoTime());
        return Outcome.failed(problem);
    }

    private List<RpcAnswer> inOrder(JsonNode answers, List<RpcCall> calls) {
        List<RpcAnswer> ordered = new ArrayList<>();
        for (RpcCall call : calls) {
            ordered.add(RpcAnswer.failed(unexpected("an answer", call.method())));
        }
        for (JsonNode answer : answers) {
            int id = answer.path("id").asInt(-1);
            if (id < 0 || id >= calls.size()) {
                continue;
            }
            RpcException error = error(answer, "in a batch");
            if (error != null) {
                ordered.set(id, RpcAnswer.failed(error));
            } else if (answer.has("result")) {
                ordered.set(id, new RpcAnswer(answer.get("result"), null));
            }
        }
        return ordered;
    }

    private @Nullable RpcException error(JsonNode answer, String where) {
        JsonNode error = answer.get("error");
        if (error == null || error.isNull()) {
            return null;
        }
        int code = error.path("code").asInt(RpcException.INTERNAL_ERROR);
        String message = error.path("message").asText("no message");
        JsonNode failure = error.path("data").path("err");
        return new RpcException(
                code,
                "expected a result, was error " + code + ": " + scrub(message) + " " + where,
                failure.isMissingNode() || failure.isNull() ? null : failure.toString());
    }

    /** A node may repeat the address that it was called by. */
    private String scrub(String text) {
        String scrubbed = text;
        for (Provider provider : providers) {
            scrubbed = provider.endpoint().scrub(scrubbed);
        }
        return scrubbed;
    }

    private String told(RpcEndpoint endpoint, @Nullable Throwable problem) {
        Throwable cause =
                problem instanceof CompletionException && problem.getCause() != null
                        ? problem.getCause()
                        : problem;
        String what = cause == null ? "nothing" : cause.getClass().getSimpleName();
        if (cause instanceof HttpTimeoutException) {
            what = "none within " + limits.timeout().toMillis() + " ms";
        } else if (cause instanceof IOException && cause.getMessage() != null) {
            what += " (" + scrub(cause.getMessage()) + ")";
        }
        return "expected an answer, was " + what + " by " + endpoint;
    }

    private static RpcException unexpected(String what, String method) {
        return new RpcException(
                RpcException.NO_ANSWER, "expected " + what + " to " + method + ", was none");
    }

    private static ObjectNode envelope(RpcCall call, int id) {
        ObjectNode envelope = MAPPER.createObjectNode();
        envelope.put("jsonrpc", "2.0").put("id", id).put("method", call.method());
        return envelope.set("params", MAPPER.valueToTree(call.params()));
    }

    private static byte[] bytes(JsonNode json) {
        try {
            return MAPPER.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable JsonNode read(byte[] body) {
        try {
            JsonNode json = MAPPER.readTree(body);
            return json == null || !json.isContainerNode() ? null : json;
        } catch (IOException notJson) {
            return null;
        }
    }
}
