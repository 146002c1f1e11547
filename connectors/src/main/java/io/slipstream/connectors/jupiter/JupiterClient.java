package io.slipstream.connectors.jupiter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipstream.connectors.solana.InFlight;
import io.slipstream.connectors.solana.PooledHttp;
import io.slipstream.connectors.solana.Provider;
import io.slipstream.connectors.solana.RetryAfter;
import io.slipstream.connectors.solana.RpcCounters;
import io.slipstream.connectors.solana.RpcEndpoint;
import io.slipstream.connectors.solana.RpcLimits;
import io.slipstream.models.layout.MalformedLayoutException;
import io.slipstream.models.layout.WireTransaction;
import io.slipstream.models.trade.OrderTerms;
import io.slipstream.models.trade.VenueReason;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Jupiter's swap API v1. Nothing here changes anything, so every request is tried again, with
 * pauses and jitter, as long as the limits allow; HTTP 429 is no failure, its Retry-After is waited
 * for. Futures fail with an {@link OrderRefusedException}. Safe for use by many threads.
 */
final class JupiterClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;
    private static final int RATE_LIMITED = 429;
    private static final int SERVER_ERROR = 500;

    /** A signable transaction of the venue's own making. */
    record Swap(WireTransaction transaction, long lastValidBlockHeight) {}

    private final Provider provider;
    private final RpcLimits limits;
    private final InFlight inFlight;
    private final HttpClient http;
    private final String base;

    /**
     * @param endpoint without {@code /swap/v1}
     */
    JupiterClient(RpcEndpoint endpoint, RpcLimits limits, int mostInFlight) {
        this.provider = new Provider(endpoint, limits, System.nanoTime());
        this.limits = limits;
        this.inFlight = new InFlight(mostInFlight);
        this.base = endpoint.uri().toString().replaceAll("/+$", "") + "/swap/v1/";
        this.http = PooledHttp.client(limits.timeout());
    }

    RpcCounters counters() {
        return provider.counters();
    }

    CompletableFuture<Quote> quote(OrderTerms terms) {
        return quote(
                terms.inputMint(), terms.outputMint(), terms.inputAmount(), terms.slippageBps());
    }

    /** A quote for exactly that input. */
    CompletableFuture<Quote> quote(
            String inputMint, String outputMint, long amount, int slippageBps) {
        String query =
                "quote?inputMint=%s&outputMint=%s&amount=%d&slippageBps=%d&swapMode=ExactIn"
                        .formatted(inputMint, outputMint, amount, slippageBps);
        return ask(request(query).GET())
                .thenApply(
                        answer -> {
                            Quote quote = Quote.of(object(answer));
                            requireSame(answer, "inputMint", inputMint);
                            requireSame(answer, "outputMint", outputMint);
                            requireSame(answer, "inAmount", Long.toString(amount));
                            return quote;
                        });
    }

    CompletableFuture<SwapInstructions> swapInstructions(Quote quote, String user) {
        return ask(post("swap-instructions", body(quote, user))).thenApply(SwapInstructions::of);
    }

    CompletableFuture<Swap> swap(Quote quote, String user, FeePolicy fees) {
        ObjectNode body = body(quote, user);
        body.put("dynamicComputeUnitLimit", true);
        body.put("prioritizationFeeLamports", fees.priorityLamports());
        return ask(post("swap", body))
                .thenApply(
                        answer -> {
                            try {
                                byte[] bytes =
                                        Base64.getDecoder()
                                                .decode(answer.path("swapTransaction").asText());
                                return new Swap(
                                        WireTransaction.read(bytes),
                                        answer.path("lastValidBlockHeight").asLong());
                            } catch (IllegalArgumentException | MalformedLayoutException e) {
                                throw new OrderRefusedException(
                                        VenueReason.VENUE_REFUSED,
                                        "expected a transaction, was something else");
                            }
                        });
    }

    private static ObjectNode body(Quote quote, String user) {
        ObjectNode body = JSON.createObjectNode();
        body.put("userPublicKey", user).put("wrapAndUnwrapSol", true);
        body.set("quoteResponse", quote.json());
        return body;
    }

    private HttpRequest.Builder post(String route, ObjectNode body) {
        try {
            return request(route)
                    .header("content-type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String route) {
        return HttpRequest.newBuilder(URI.create(base + route)).timeout(limits.timeout());
    }

    private CompletableFuture<JsonNode> ask(HttpRequest.Builder request) {
        long deadline = System.nanoTime() + limits.deadline().toNanos();
        return inFlight.run(() -> attempt(request.build(), deadline, 1));
    }

    private CompletableFuture<JsonNode> attempt(HttpRequest request, long deadline, int number) {
        long now = System.nanoTime();
        long wait = provider.admit(1, now);
        if (now + wait > deadline) {
            return CompletableFuture.failedFuture(
                    new OrderRefusedException(
                            VenueReason.RATE_LIMITED,
                            "expected to be let in by "
                                    + provider.endpoint()
                                    + " within "
                                    + limits.deadline().toMillis()
                                    + " ms, was not"));
        }
        if (wait > 0) {
            Executor later = CompletableFuture.delayedExecutor(wait, TimeUnit.NANOSECONDS);
            return CompletableFuture.supplyAsync(() -> number, later)
                    .thenCompose(same -> attempt(request, deadline, same));
        }
        provider.counters().sent();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
                .handle((response, problem) -> response)
                .thenCompose(response -> judge(request, response, deadline, number));
    }

    private CompletableFuture<JsonNode> judge(
            HttpRequest request,
            @Nullable HttpResponse<byte[]> response,
            long deadline,
            int number) {
        if (response != null && response.statusCode() == RATE_LIMITED) {
            provider.counters().wasRateLimited();
            String header = response.headers().firstValue("retry-after").orElse("");
            provider.rateLimited(
                    RetryAfter.parse(header, Instant.now()).toNanos(), System.nanoTime());
            return attempt(request, deadline, number);
        }
        JsonNode answer = response == null ? null : read(response.body());
        if (response == null || answer == null || response.statusCode() >= SERVER_ERROR) {
            provider.counters().failed();
            provider.failed(System.nanoTime());
            return number < limits.attempts()
                    ? attempt(request, deadline, number + 1)
                    : CompletableFuture.failedFuture(
                            new OrderRefusedException(
                                    VenueReason.VENUE_SILENT,
                                    "expected an answer by "
                                            + provider.endpoint()
                                            + ", was "
                                            + (response == null
                                                    ? "none"
                                                    : "HTTP " + response.statusCode())));
        }
        provider.answered();
        return response.statusCode() == OK
                ? CompletableFuture.completedFuture(answer)
                : CompletableFuture.failedFuture(refusal(response.statusCode(), answer));
    }

    private static OrderRefusedException refusal(int status, JsonNode answer) {
        String code = answer.path("errorCode").asText("none");
        VenueReason reason =
                switch (code) {
                    case "TOKEN_NOT_TRADABLE" -> VenueReason.TOKEN_NOT_TRADABLE;
                    case "NO_ROUTES_FOUND", "COULD_NOT_FIND_ANY_ROUTE" -> VenueReason.NO_ROUTE;
                    default -> VenueReason.VENUE_REFUSED;
                };
        return new OrderRefusedException(
                reason, "expected HTTP 200, was " + status + " with code " + code);
    }

    private static void requireSame(JsonNode answer, String field, String expected) {
        String was = answer.path(field).asText();
        if (!was.equals(expected)) {
            throw new OrderRefusedException(
                    VenueReason.VENUE_REFUSED,
                    "expected a quote with %s %s, was %s".formatted(field, expected, was));
        }
    }

    private static ObjectNode object(JsonNode answer) {
        if (answer instanceof ObjectNode object) {
            return object;
        }
        throw new OrderRefusedException(
                VenueReason.VENUE_REFUSED,
                "expected a JSON object, was " + List.of(answer.getNodeType()));
    }

    private static @Nullable JsonNode read(byte[] body) {
        try {
            JsonNode json = JSON.readTree(body);
            return json == null || !json.isContainerNode() ? null : json;
        } catch (IOException notJson) {
            return null;
        }
    }
}
