package io.slipstream.connectors.jupiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.slipstream.connectors.solana.RpcEndpoint;
import io.slipstream.connectors.solana.RpcLimits;
import io.slipstream.models.trade.VenueReason;
import io.slipstream.models.unit.Mints;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JupiterClientTest {
    private static final String MINT = "DUtsqGrsaYnF15vVMmSB2QzQr2Ri9ZkjFdqPHSzepump";
    private static final String QUOTE =
            """
            {"inputMint":"%s","outputMint":"%s","inAmount":"1000","outAmount":"500",\
            "otherAmountThreshold":"495","slippageBps":100,"contextSlot":77}"""
                    .formatted(Mints.SOL, MINT);

    private record Reply(int status, String retryAfter, String body) {}

    private final Deque<Reply> replies = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private HttpServer server;
    private JupiterClient client;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
        RpcLimits limits =
                new RpcLimits(
                        3,
                        Duration.ofMillis(1),
                        Duration.ofMillis(5),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5),
                        1_000);
        client =
                new JupiterClient(
                        RpcEndpoint.parse(
                                "http://127.0.0.1:" + server.getAddress().getPort() + "/"),
                        limits,
                        4);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void readsAQuoteAndAsksForExactlyTheInput() throws Exception {
        reply(200, QUOTE);
        Quote quote = quote().get(30, TimeUnit.SECONDS);
        assertThat(quote.outAmount()).isEqualTo(500);
        assertThat(quote.leastOut()).isEqualTo(495);
        assertThat(quote.slot()).isEqualTo(77);
        assertThat(asked).hasSize(1);
        assertThat(asked.get(0))
                .startsWith("/swap/v1/quote?inputMint=" + Mints.SOL)
                .contains("amount=1000", "slippageBps=100", "swapMode=ExactIn");
    }

    @Test
    void aTighterLimitIsHandedBackWithTheQuote() throws Exception {
        reply(200, QUOTE);
        Quote tighter = quote().get(30, TimeUnit.SECONDS).notBelow(498);
        assertThat(tighter.json().path("otherAmountThreshold").asText()).isEqualTo("498");
        assertThat(tighter.json().path("slippageBps").asInt()).isEqualTo(40);
        assertThat(tighter.notBelow(10)).isSameAs(tighter);
    }

    @Test
    void refusalsHaveStableReasons() {
        assertThat(refusal(400, "{\"errorCode\":\"TOKEN_NOT_TRADABLE\",\"error\":\"x\"}"))
                .isEqualTo(VenueReason.TOKEN_NOT_TRADABLE);
        assertThat(refusal(400, "{\"errorCode\":\"NO_ROUTES_FOUND\"}"))
                .isEqualTo(VenueReason.NO_ROUTE);
        assertThat(refusal(400, "{\"errorCode\":\"COULD_NOT_FIND_ANY_ROUTE\"}"))
                .isEqualTo(VenueReason.NO_ROUTE);
        assertThat(refusal(401, "{}")).isEqualTo(VenueReason.VENUE_REFUSED);
        assertThat(asked).as("a refusal is not asked for again").hasSize(4);
    }

    @Test
    void troubleIsTriedAgainAndThenGivenUp() throws Exception {
        reply(500, "{}");
        reply(502, "<html>");
        reply(200, QUOTE);
        assertThat(quote().get(30, TimeUnit.SECONDS).outAmount()).isEqualTo(500);
        reply(500, "{}");
        reply(500, "{}");
        assertThat(refusal(500, "{}")).isEqualTo(VenueReason.VENUE_SILENT);
        assertThat(asked).hasSize(6);
    }

    @Test
    void aRateLimitIsNoFailureAndIsWaitedFor() throws Exception {
        for (int i = 0; i < 5; i++) {
            replies.add(new Reply(429, "0", "{}"));
        }
        reply(200, QUOTE);
        assertThat(quote().get(30, TimeUnit.SECONDS).outAmount()).isEqualTo(500);
        replies.add(new Reply(429, "3600", "{}"));
        assertThatThrownBy(() -> quote().get(30, TimeUnit.SECONDS))
                .hasCauseInstanceOf(OrderRefusedException.class)
                .extracting(e -> ((OrderRefusedException) e.getCause()).reason())
                .isEqualTo(VenueReason.RATE_LIMITED);
    }

    @Test
    void aQuoteForSomethingElseIsRefused() {
        assertThat(refusal(200, QUOTE.replace("\"1000\"", "\"9000\"")))
                .isEqualTo(VenueReason.VENUE_REFUSED);
        assertThat(refusal(200, QUOTE.replace(MINT, Mints.USDC)))
                .isEqualTo(VenueReason.VENUE_REFUSED);
        assertThat(refusal(200, QUOTE.replace("\"500\"", "\"many\"")))
                .isEqualTo(VenueReason.VENUE_REFUSED);
        assertThat(refusal(200, "[]")).isEqualTo(VenueReason.VENUE_REFUSED);
    }

    @Test
    void instructionsThatCannotBeReadAreRefused() throws Exception {
        reply(200, QUOTE);
        Quote quote = quote().get(30, TimeUnit.SECONDS);
        for (String swap :
                List.of(
                        "{}",
                        "{\"programId\":\"not base58\",\"accounts\":[],\"data\":\"\"}",
                        "{\"programId\":\"" + MINT + "\",\"accounts\":[{}],\"data\":\"\"}",
                        "{\"programId\":\"" + MINT + "\",\"accounts\":[],\"data\":\"%%\"}")) {
            reply(200, "{\"swapInstruction\":" + swap + "}");
            assertThat(reason(client.swapInstructions(quote, MINT)))
                    .isEqualTo(VenueReason.VENUE_REFUSED);
        }
        reply(200, "{\"swapTransaction\":\"AAAA\"}");
        assertThat(reason(client.swap(quote, MINT, FeePolicy.standard())))
                .isEqualTo(VenueReason.VENUE_REFUSED);
    }

    private CompletableFuture<Quote> quote() {
        return client.quote(Mints.SOL, MINT, 1_000, 100);
    }

    private VenueReason refusal(int status, String body) {
        reply(status, body);
        return reason(quote());
    }

    private static VenueReason reason(CompletableFuture<?> answer) {
        try {
            answer.get(30, TimeUnit.SECONDS);
            throw new AssertionError("expected a refusal, was an answer");
        } catch (ExecutionException e) {
            return ((OrderRefusedException) e.getCause()).reason();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void reply(int status, String body) {
        replies.add(new Reply(status, "", body));
    }

    private void serve(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestURI().toString());
        Reply reply = replies.remove();
        if (!reply.retryAfter().isEmpty()) {
            exchange.getResponseHeaders().add("retry-after", reply.retryAfter());
        }
        byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
