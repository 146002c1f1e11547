package io.slipstream.connectors.solana;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One websocket connection: one subscription for each wallet, one for slots; it ends with the
 * connection. A node that refuses transactionSubscribe is asked for logsSubscribe instead.
 */
final class FeedSession implements WebSocket.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(FeedSession.class);
    private static final String TRANSACTION = "transaction";
    private static final String LOGS = "logs";
    private static final String SLOTS = "";

    private record Asked(String kind, String wallet) {}

    private final FeedOptions options;
    private final FeedSocket.Listener listener;
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private final Map<Long, Asked> requests = new HashMap<>();
    private final Map<Long, Asked> subscriptions = new HashMap<>();
    private final Set<String> wallets = new HashSet<>();
    private final StringBuilder text = new StringBuilder();
    private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);
    private @Nullable WebSocket socket;
    private boolean refusesTransactions;
    private boolean closed;
    private long nextId;
    private volatile long heardAt = System.nanoTime();

    FeedSession(FeedOptions options, FeedSocket.Listener listener) {
        this.options = options;
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

    /** The connection stands: subscribes slots and these wallets. */
    synchronized void opened(WebSocket connection, Collection<String> followed) {
        socket = connection;
        ask("slotSubscribe", List.of(), new Asked(SLOTS, SLOTS));
        followed.forEach(this::follow);
    }

    /** The listener hears no more once this has returned. */
    synchronized void close() {
        closed = true;
        socket = null;
    }

    synchronized void follow(String wallet) {
        if (socket == null || !wallets.add(wallet)) {
            return;
        }
        if (wallets.size() > options.subscriptionLimit()) {
            wallets.remove(wallet);
            listener.refused(wallet);
        } else {
            subscribe(wallet);
        }
    }

    synchronized void unfollow(String wallet) {
        wallets.remove(wallet);
        for (Map.Entry<Long, Asked> each : Map.copyOf(subscriptions).entrySet()) {
            if (each.getValue().wallet().equals(wallet)) {
                subscriptions.remove(each.getKey());
                unsubscribe(each.getKey(), each.getValue());
            }
        }
    }

    private void subscribe(String wallet) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("commitment", options.commitment().wire());
        if (options.transactionSubscribe() && !refusesTransactions) {
            settings.put("encoding", "base64");
            settings.put("transactionDetails", "full");
            settings.put("showRewards", false);
            settings.put("maxSupportedTransactionVersion", 0);
            ask(
                    "transactionSubscribe",
                    List.of(Map.of("accountInclude", List.of(wallet), "vote", false), settings),
                    new Asked(TRANSACTION, wallet));
        } else {
            ask(
                    "logsSubscribe",
                    List.of(Map.of("mentions", List.of(wallet)), settings),
                    new Asked(LOGS, wallet));
        }
    }

    private void unsubscribe(long subscription, Asked asked) {
        send(nextId++, asked.kind() + "Unsubscribe", List.of(subscription));
    }

    private void ask(String method, List<Object> params, Asked asked) {
        requests.put(nextId, asked);
        send(nextId++, method, params);
    }

    /** A websocket takes one message at a time. */
    private void send(long id, String method, List<Object> params) {
        String message =
                JsonRpcClient.MAPPER
                        .valueToTree(
                                Map.of(
                                        "jsonrpc", "2.0", "id", id, "method", method, "params",
                                        params))
                        .toString();
        WebSocket open = socket;
        if (open == null) {
            return;
        }
        sent =
                sent.thenCompose(before -> open.sendText(message, true))
                        .whenComplete(
                                (done, problem) -> {
                                    if (problem != null) {
                                        ended.complete("a subscription could not be sent");
                                    }
                                });
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        heardAt = System.nanoTime();
        text.append(part);
        if (last) {
            String message = text.toString();
            text.setLength(0);
            read(message);
        }
        from.request(1);
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
        synchronized (this) {
            Asked asked = subscriptions.get(params.path("subscription").asLong(-1));
            if (asked != null && !closed) {
                told(asked, params.path("result"), message);
            }
        }
    }

    private void told(Asked asked, JsonNode result, String message) {
        switch (asked.kind()) {
            case SLOTS -> listener.slot(result.path("slot").asLong(0));
            case TRANSACTION ->
                    listener.heard(
                            new HeardTransaction(
                                    asked.wallet(),
                                    result.path("slot").asLong(0),
                                    result.path("transactionIndex").asLong(-1),
                                    result.path("signature").asText(""),
                                    message.getBytes(StandardCharsets.UTF_8)));
            default ->
                    listener.landed(asked.wallet(), result.path("context").path("slot").asLong(0));
        }
    }

    private synchronized void answered(JsonNode json) {
        Asked asked = requests.remove(json.path("id").asLong(-1));
        if (asked == null || closed) {
            return;
        }
        boolean granted = json.path("result").isIntegralNumber();
        boolean slots = asked.kind().equals(SLOTS);
        if (!slots && !wallets.contains(asked.wallet())) {
            if (granted) {
                unsubscribe(json.path("result").asLong(), asked);
            }
        } else if (granted) {
            subscriptions.put(json.path("result").asLong(), asked);
            if (!slots) {
                // What was missed before it is looked for.
                listener.subscribed(asked.wallet(), asked.kind().equals(TRANSACTION));
            }
        } else if (asked.kind().equals(TRANSACTION)) {
            if (!refusesTransactions) {
                refusesTransactions = true;
                LOG.warn(
                        "transactionSubscribe refused, logsSubscribe instead code={}",
                        json.path("error").path("code").asInt());
            }
            subscribe(asked.wallet());
        } else if (!slots) {
            listener.refused(asked.wallet());
        }
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
        heardAt = System.nanoTime();
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        ended.complete("closed with " + code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable problem) {
        ended.complete(problem.getClass().getSimpleName());
    }
}
