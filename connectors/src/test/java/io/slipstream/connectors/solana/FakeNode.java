package io.slipstream.connectors.solana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A node on loopback with a small history, which can be told to misbehave. */
final class FakeNode implements AutoCloseable {

    /** An answer that is given instead of the right one. */
    record Reply(int status, String retryAfter, String body) {}

    /** Block time of slot 0, epoch seconds: a slot takes a second, and slot 1,000 is now. */
    final long epoch = System.currentTimeMillis() / 1_000 - 1_000;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final Map<String, List<LandedSignature>> history = new HashMap<>();
    private final Set<String> unfetchable = new HashSet<>();
    private final Deque<Reply> replies = new ArrayDeque<>();
    private final List<String> requests = new ArrayList<>();
    private long slot = 1;
    private boolean answersBackwards;
    private boolean forgetsBefore;

    FakeNode() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    RpcEndpoint endpoint() {
        return RpcEndpoint.parse("http://127.0.0.1:" + server.getAddress().getPort());
    }

    synchronized void land(String wallet, long slot, String signature) {
        history.computeIfAbsent(wallet, w -> new ArrayList<>())
                .add(new LandedSignature(slot, signature));
    }

    /** It is listed, but not there. */
    synchronized void withhold(String signature) {
        unfetchable.add(signature);
    }

    synchronized void give(String signature) {
        unfetchable.remove(signature);
    }

    synchronized void replyNext(int times, int status, String retryAfter, String body) {
        for (int i = 0; i < times; i++) {
            replies.add(new Reply(status, retryAfter, body));
        }
    }

    synchronized void answerBatchesBackwards() {
        answersBackwards = true;
    }

    /** As a node that is behind: it does not know where the page before ended. */
    synchronized void forgetBefore(boolean forgets) {
        forgetsBefore = forgets;
    }

    /** The newest slot. */
    synchronized void reach(long newest) {
        slot = newest;
    }

    /** Bodies, in the order of arrival. */
    synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    private void serve(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Reply reply = reply(body);
        if (!reply.retryAfter().isEmpty()) {
            exchange.getResponseHeaders().add("retry-after", reply.retryAfter());
        }
        byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private synchronized Reply reply(String body) throws IOException {
        requests.add(body);
        Reply told = replies.poll();
        if (told != null) {
            return told;
        }
        JsonNode request = JsonRpcClient.MAPPER.readTree(body);
        if (request.isObject()) {
            return new Reply(200, "", answer(request).toString());
        }
        List<JsonNode> answers = new ArrayList<>();
        request.forEach(call -> answers.add(answer(call)));
        if (answersBackwards) {
            Collections.reverse(answers);
        }
        ArrayNode array = JsonRpcClient.MAPPER.createArrayNode();
        array.addAll(answers);
        return new Reply(200, "", array.toString());
    }

    private ObjectNode answer(JsonNode call) {
        ObjectNode answer = JsonRpcClient.MAPPER.createObjectNode();
        answer.put("jsonrpc", "2.0").set("id", call.get("id"));
        JsonNode params = call.path("params");
        switch (call.path("method").asText()) {
            case "getSignaturesForAddress" ->
                    answer.set("result", list(params.get(0).asText(), params.get(1)));
            case "getTransaction" -> answer.set("result", transaction(params.get(0).asText()));
            case "getSlot" -> answer.put("result", slot);
            case "getSignatureStatuses" -> {
                ObjectNode result = answer.putObject("result");
                result.putObject("context").put("slot", slot);
                ArrayNode value = result.putArray("value");
                params.get(0).forEach(signature -> value.add(status(signature.asText())));
            }
            case "echo" -> answer.set("result", params.get(0));
            default ->
                    answer.putObject("error").put("code", -32601).put("message", "no such method");
        }
        return answer;
    }

    private ArrayNode list(String wallet, JsonNode options) {
        List<LandedSignature> newestFirst =
                new ArrayList<>(history.getOrDefault(wallet, List.of()));
        Collections.reverse(newestFirst);
        String before = options.path("before").asText("");
        String until = options.path("until").asText("");
        ArrayNode lines = JsonRpcClient.MAPPER.createArrayNode();
        boolean begun = before.isEmpty();
        for (LandedSignature line : newestFirst) {
            if (line.signature().equals(until) || lines.size() == options.path("limit").asInt()) {
                break;
            }
            if (begun) {
                lines.addObject()
                        .put("slot", line.slot())
                        .put("signature", line.signature())
                        .put("blockTime", epoch + line.slot());
            }
            begun |= line.signature().equals(before) && !forgetsBefore;
        }
        return lines;
    }

    private JsonNode status(String signature) {
        boolean landed =
                history.values().stream()
                        .flatMap(List::stream)
                        .anyMatch(line -> line.signature().equals(signature));
        return landed
                ? JsonRpcClient.MAPPER.createObjectNode().put("confirmationStatus", "confirmed")
                : JsonRpcClient.MAPPER.nullNode();
    }

    private JsonNode transaction(String signature) {
        if (unfetchable.contains(signature)) {
            return JsonRpcClient.MAPPER.nullNode();
        }
        for (Map.Entry<String, List<LandedSignature>> wallet : history.entrySet()) {
            for (LandedSignature line : wallet.getValue()) {
                if (line.signature().equals(signature)) {
                    return Transactions.json(line.slot(), signature, wallet.getKey());
                }
            }
        }
        return JsonRpcClient.MAPPER.nullNode();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
