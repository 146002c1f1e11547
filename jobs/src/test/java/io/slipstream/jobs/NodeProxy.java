package io.slipstream.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a client and a node's RPC port, for faults that the node cannot be told to have:
 * answers that overtake each other, history that is behind, transactions that take their time.
 */
public final class NodeProxy implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int LONGEST_DETOUR_MILLIS = 300;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Random random = new Random(20_261_127);
    private final AtomicInteger transactionRequests = new AtomicInteger();
    private final HttpServer server;
    private final URI node;
    private volatile boolean reorders;
    private volatile long behindSlots;
    private volatile long transactionMillis;

    public NodeProxy(String rpc) throws IOException {
        node = URI.create(rpc);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    public String rpc() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Answers come in any order: those of a batch, and those of requests under way together. */
    public void reorder(boolean on) {
        reorders = on;
    }

    /** What landed in the newest slots is neither listed nor there. */
    public void fallBehind(long slots) {
        behindSlots = slots;
    }

    /** Each request for transactions takes so long. */
    public void slowTransactions(Duration each) {
        transactionMillis = each.toMillis();
    }

    /** Answers given to requests for transactions. */
    public int transactionRequests() {
        return transactionRequests.get();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] asked = exchange.getRequestBody().readAllBytes();
            boolean transactions =
                    new String(asked, StandardCharsets.UTF_8).contains("\"getTransaction\"");
            if (reorders) {
                Thread.sleep(random.nextInt(LONGEST_DETOUR_MILLIS));
            }
            if (transactions) {
                Thread.sleep(transactionMillis);
            }
            HttpResponse<byte[]> answer = ask(asked);
            byte[] body = answer.statusCode() == 200 ? changed(asked, answer) : answer.body();
            answer.headers()
                    .firstValue("retry-after")
                    .ifPresent(wait -> exchange.getResponseHeaders().add("retry-after", wait));
            exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            if (transactions) {
                transactionRequests.incrementAndGet();
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<byte[]> ask(byte[] body) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(node)
                        .header("content-type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private byte[] changed(byte[] asked, HttpResponse<byte[]> answer)
            throws IOException, InterruptedException {
        if (!reorders && behindSlots == 0) {
            return answer.body();
        }
        long known = behindSlots == 0 ? Long.MAX_VALUE : slot() - behindSlots;
        JsonNode calls = MAPPER.readTree(asked);
        JsonNode answers = MAPPER.readTree(answer.body());
        if (!answers.isArray()) {
            hide(calls.path("method").asText(), (ObjectNode) answers, known);
            return MAPPER.writeValueAsBytes(answers);
        }
        List<JsonNode> each = new ArrayList<>();
        for (JsonNode one : answers) {
            int call = one.path("id").asInt();
            hide(calls.path(call).path("method").asText(), (ObjectNode) one, known);
            each.add(one);
        }
        if (reorders) {
            Collections.shuffle(each, random);
        }
        ArrayNode array = MAPPER.createArrayNode().addAll(each);
        return MAPPER.writeValueAsBytes(array);
    }

    /** As a node answers that has not come further than a slot. */
    private static void hide(String method, ObjectNode answer, long known) {
        JsonNode result = answer.path("result");
        if (method.equals("getTransaction") && result.path("slot").asLong() > known) {
            answer.putNull("result");
        } else if (method.equals("getSignaturesForAddress") && result.isArray()) {
            ArrayNode lines = MAPPER.createArrayNode();
            result.forEach(
                    line -> {
                        if (line.path("slot").asLong() <= known) {
                            lines.add(line);
                        }
                    });
            answer.set("result", lines);
        }
    }

    private long slot() throws IOException, InterruptedException {
        String question =
                "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"getSlot\","
                        + "\"params\":[{\"commitment\":\"confirmed\"}]}";
        return MAPPER.readTree(ask(question.getBytes(StandardCharsets.UTF_8)).body())
                .path("result")
                .asLong(Long.MAX_VALUE);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
