package io.slipstream.jobs.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A provider on loopback with the shapes of Helius's documentation (transactionSubscribe) and of
 * Solana's: JSON-RPC, and a websocket that offers whole transactions, only logs, or nothing.
 */
final class HeliusNode implements AutoCloseable {
    static final String KEY = "secret-key-of-the-test";

    /** As in the documentation: larger than an int. */
    private static final long FIRST_SUBSCRIPTION = 4_743_323_479_349_712L;

    private static final ObjectMapper JSON = new ObjectMapper();

    private record Landed(JsonNode result, List<String> accounts) {
        String signature() {
            return result.path("transaction").path("signatures").path(0).asText();
        }

        long slot() {
            return result.path("slot").asLong();
        }
    }

    private record Subscription(String kind, JsonNode params) {}

    private final HttpServer http;
    private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final boolean offersTransactions;
    private final String acceptedKey;
    private final List<Landed> history = new ArrayList<>();
    private final List<String> subscribed = new ArrayList<>();
    private final List<String> fetched = new ArrayList<>();
    private final Map<Long, Subscription> subscriptions = new TreeMap<>();
    private final Semaphore granted = new Semaphore(0);
    private @Nullable WebsocketPeer peer;
    private long nextSubscription = FIRST_SUBSCRIPTION;
    private long slot = 1;

    /**
     * @param offersTransactions false: as a node without Helius's enhanced websockets
     * @param acceptedKey what the websocket lets in
     */
    HeliusNode(boolean offersTransactions, String acceptedKey) throws IOException {
        this.offersTransactions = offersTransactions;
        this.acceptedKey = acceptedKey;
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(threads);
        http.createContext("/", this::serve);
        http.start();
        threads.execute(this::accept);
    }

    Map<String, String> environment() {
        return Map.of(
                "SOLANA_RPC_URL",
                "http://127.0.0.1:" + http.getAddress().getPort() + "/?api-key=" + KEY,
                "SOLANA_WS_URL",
                "ws://127.0.0.1:" + socket.getLocalPort() + "/?api-key=" + KEY,
                "SOLANA_RPC_RATE",
                "1000");
    }

    /** What has been asked of the websocket, subscriptions of wallets and programs only. */
    synchronized List<String> subscribed() {
        return List.copyOf(subscribed);
    }

    /** Signatures that getTransaction was asked for. */
    synchronized List<String> fetched() {
        return List.copyOf(fetched);
    }

    void awaitSubscription() throws InterruptedException {
        if (!granted.tryAcquire(30, TimeUnit.SECONDS)) {
            throw new AssertionError("expected a subscription, was none");
        }
    }

    /** The subscribers hear of it first; then it stands in the history. */
    void land(JsonNode result) throws Exception {
        Landed landed = landed(result);
        WebsocketPeer open;
        List<String> messages = new ArrayList<>();
        synchronized (this) {
            slot = Math.max(slot, landed.slot());
            open = peer;
            subscriptions.forEach(
                    (id, subscription) -> {
                        if (wants(subscription, landed)) {
                            messages.add(notification(id, subscription, landed));
                        }
                    });
        }
        if (open != null) {
            for (String message : messages) {
                open.sendAndAwait(message);
            }
        }
        landUnheard(result);
    }

    /** It stands in the history, and no subscriber has been told. */
    synchronized void landUnheard(JsonNode result) {
        Landed landed = landed(result);
        slot = Math.max(slot, landed.slot());
        history.add(landed);
    }

    /** The chain goes on to this slot. */
    synchronized void reach(long newest) throws IOException {
        slot = newest;
        for (Map.Entry<Long, Subscription> each : subscriptions.entrySet()) {
            if (each.getValue().kind().equals("slot") && peer != null) {
                ObjectNode result = JSON.createObjectNode();
                result.put("parent", newest - 1).put("root", newest - 32).put("slot", newest);
                peer.send(message("slotNotification", each.getKey(), result));
            }
        }
    }

    synchronized void drop() throws IOException {
        if (peer != null) {
            peer.close();
        }
        subscriptions.clear();
        peer = null;
    }

    private static Landed landed(JsonNode result) {
        List<String> accounts = new ArrayList<>();
        result.path("transaction")
                .path("message")
                .path("accountKeys")
                .forEach(key -> accounts.add(key.asText()));
        for (String loaded : List.of("writable", "readonly")) {
            result.path("meta")
                    .path("loadedAddresses")
                    .path(loaded)
                    .forEach(key -> accounts.add(key.asText()));
        }
        return new Landed(result, accounts);
    }

    private static boolean wants(Subscription subscription, Landed landed) {
        JsonNode filter = subscription.params().path(0);
        String list = subscription.kind().equals("logs") ? "mentions" : "accountInclude";
        for (JsonNode account : filter.path(list)) {
            if (landed.accounts().contains(account.asText())) {
                return true;
            }
        }
        return false;
    }

    private static String notification(long id, Subscription subscription, Landed landed) {
        ObjectNode result = JSON.createObjectNode();
        if (subscription.kind().equals("logs")) {
            result.putObject("context").put("slot", landed.slot());
            ObjectNode value = result.putObject("value");
            value.put("signature", landed.signature());
            value.set("err", landed.result().path("meta").path("err"));
            value.set("logs", landed.result().path("meta").path("logMessages"));
            return message("logsNotification", id, result);
        }
        ObjectNode transaction = result.putObject("transaction");
        transaction.putArray("transaction").add(WireForm.base64(landed.result())).add("base64");
        transaction.set("meta", landed.result().path("meta"));
        transaction.set("version", landed.result().path("version"));
        result.put("signature", landed.signature()).put("slot", landed.slot());
        return message("transactionNotification", id, result);
    }

    private static String message(String method, long subscription, JsonNode result) {
        ObjectNode message = JSON.createObjectNode().put("jsonrpc", "2.0").put("method", method);
        message.putObject("params").put("subscription", subscription).set("result", result);
        return message.toString();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                WebsocketPeer connected = new WebsocketPeer(socket.accept(), acceptedKey);
                synchronized (this) {
                    peer = connected;
                    subscriptions.clear();
                }
                for (String text = connected.read(); text != null; text = connected.read()) {
                    answer(connected, JSON.readTree(text));
                }
            } catch (IOException ended) {
                // the client was refused or is gone, or this server is
            }
        }
    }

    private synchronized void answer(WebsocketPeer connected, JsonNode request) throws IOException {
        String method = request.path("method").asText();
        ObjectNode answer = JSON.createObjectNode().put("jsonrpc", "2.0");
        String problem = problem(method, request.path("params"));
        if (method.endsWith("Unsubscribe")) {
            subscriptions.remove(request.path("params").path(0).asLong());
            answer.put("result", true);
        } else if (problem != null) {
            answer.putObject("error")
                    .put("code", problem.equals("Method not found") ? -32601 : -32602)
                    .put("message", problem);
        } else {
            String kind = method.replace("Subscribe", "");
            subscriptions.put(nextSubscription, new Subscription(kind, request.path("params")));
            answer.put("result", nextSubscription++);
        }
        if (!method.equals("slotSubscribe")) {
            subscribed.add(method);
        }
        answer.set("id", request.path("id"));
        connected.send(answer.toString());
        if (problem == null && !method.equals("slotSubscribe")) {
            granted.release();
        }
    }

    /** Null if the node can do as it is asked. */
    private @Nullable String problem(String method, JsonNode params) {
        JsonNode options = params.path(1);
        return switch (method) {
            case "slotSubscribe", "logsUnsubscribe", "transactionUnsubscribe" -> null;
            case "logsSubscribe" ->
                    params.path(0).path("mentions").size() == 1
                            ? null
                            : "Invalid Request: Only 1 address supported";
            case "transactionSubscribe" -> {
                if (!offersTransactions) {
                    yield "Method not found";
                }
                boolean whole =
                        options.path("transactionDetails").asText().equals("full")
                                && options.path("encoding").asText().equals("base64")
                                && options.path("maxSupportedTransactionVersion").isInt();
                yield whole && !params.path(0).path("accountInclude").isEmpty()
                        ? null
                        : "Invalid params: " + params;
            }
            default -> "Method not found";
        };
    }

    private void serve(HttpExchange exchange) throws IOException {
        JsonNode request = JSON.readTree(exchange.getRequestBody());
        JsonNode answer;
        if (request.isArray()) {
            ArrayNode all = JSON.createArrayNode();
            request.forEach(call -> all.add(rpc(call)));
            answer = all;
        } else {
            answer = rpc(request);
        }
        byte[] body = JSON.writeValueAsBytes(answer);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private synchronized ObjectNode rpc(JsonNode call) {
        ObjectNode answer = JSON.createObjectNode().put("jsonrpc", "2.0");
        answer.set("id", call.path("id"));
        JsonNode params = call.path("params");
        switch (call.path("method").asText()) {
            case "getSlot" -> answer.put("result", slot);
            case "getSignaturesForAddress" -> answer.set("result", list(params));
            case "getTransaction" -> {
                fetched.add(params.path(0).asText());
                answer.set("result", find(params.path(0).asText()));
            }
            default ->
                    answer.putObject("error")
                            .put("code", -32601)
                            .put("message", "Method not found");
        }
        return answer;
    }

    private ArrayNode list(JsonNode params) {
        ArrayNode lines = JSON.createArrayNode();
        List<Landed> newestFirst = new ArrayList<>(history);
        Collections.reverse(newestFirst);
        for (Landed landed : newestFirst) {
            if (landed.signature().equals(params.path(1).path("until").asText())) {
                break;
            }
            if (landed.accounts().contains(params.path(0).asText())) {
                lines.addObject()
                        .put("signature", landed.signature())
                        .put("slot", landed.slot())
                        .put("blockTime", System.currentTimeMillis() / 1_000)
                        .set("err", landed.result().path("meta").path("err"));
            }
        }
        return lines;
    }

    private JsonNode find(String signature) {
        return history.stream()
                .filter(landed -> landed.signature().equals(signature))
                .findAny()
                .map(Landed::result)
                .orElse(JSON.nullNode());
    }

    @Override
    public void close() throws IOException {
        http.stop(0);
        socket.close();
        drop();
        threads.shutdownNow();
    }
}
