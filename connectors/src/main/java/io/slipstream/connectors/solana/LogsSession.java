package io.slipstream.connectors.solana;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** One websocket connection: subscribes each wallet once and ends with the connection. */
final class LogsSession implements WebSocket.Listener {
    private final List<String> wallets;
    private final Commitment commitment;
    private final LogsSocket.Listener listener;
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private final Map<Long, String> walletBySubscription = new HashMap<>();
    private final StringBuilder text = new StringBuilder();
    private int answered;
    private int refused;
    private volatile long heardAt = System.nanoTime();

    LogsSession(List<String> wallets, Commitment commitment, LogsSocket.Listener listener) {
        this.wallets = wallets;
        this.commitment = commitment;
        this.listener = listener;
    }

    /** Completes with the reason. */
    CompletableFuture<String> ended() {
        return ended;
    }

    /** {@link System#nanoTime} of the last message, or pong. */
    long heardAt() {
        return heardAt;
    }

    /** A websocket takes one message at a time. */
    void subscribe(WebSocket socket) {
        CompletableFuture<?> sent = CompletableFuture.completedFuture(socket);
        for (int id = 0; id < wallets.size(); id++) {
            String message = message(id);
            sent = sent.thenCompose(before -> socket.sendText(message, true));
        }
        sent.exceptionally(
                problem -> {
                    ended.complete("a subscription could not be sent");
                    return null;
                });
    }

    private String message(int id) {
        Map<String, Object> message = new HashMap<>();
        message.put("jsonrpc", "2.0");
        message.put("id", id);
        message.put("method", "logsSubscribe");
        message.put(
                "params",
                List.of(
                        Map.of("mentions", List.of(wallets.get(id))),
                        Map.of("commitment", commitment.wire())));
        return JsonRpcClient.MAPPER.valueToTree(message).toString();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
        heardAt = System.nanoTime();
        text.append(part);
        if (last) {
            String message = text.toString();
            text.setLength(0);
            read(message);
        }
        socket.request(1);
        return null;
    }

    private void read(String message) {
        JsonNode json;
        try {
            json = JsonRpcClient.MAPPER.readTree(message);
        } catch (IOException notJson) {
            return; // the next scan by polling finds what it would have said
        }
        if (json.path("id").isNumber()) {
            answered(json);
            return;
        }
        JsonNode params = json.path("params");
        String wallet = walletBySubscription.get(params.path("subscription").asLong(-1));
        if (wallet != null) {
            listener.landed(wallet, params.path("result").path("context").path("slot").asLong(0));
        }
    }

    /** Once every wallet has its answer, what was missed before it is looked for. */
    private void answered(JsonNode json) {
        int id = json.path("id").asInt(-1);
        JsonNode subscription = json.path("result");
        if (id >= 0 && id < wallets.size() && subscription.isIntegralNumber()) {
            walletBySubscription.put(subscription.asLong(), wallets.get(id));
        } else {
            refused++;
        }
        answered++;
        if (answered == wallets.size()) {
            listener.subscribed(wallets.size() - refused);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
        heardAt = System.nanoTime();
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        ended.complete("closed with " + code);
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable problem) {
        ended.complete(problem.getClass().getSimpleName());
    }
}
