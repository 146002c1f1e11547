package io.slipstream.connectors.solana;

import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a websocket with a subscription for each wallet: connects again after every end, with
 * growing pauses and jitter, and subscribes again. A connection that is silent even to pings, or
 * takes none, is ended: the JDK's client says nothing of an end that follows closely upon a
 * message.
 */
final class FeedSocket implements AutoCloseable {

    /** Called by the websocket's threads; must not block. */
    interface Listener {

        /**
         * From now on the node tells of this wallet.
         *
         * @param whole true: it brings whole transactions; false: it says that something happened
         */
        void subscribed(String wallet, boolean whole);

        /** The node does not tell of this wallet, or there is no room for it. */
        void refused(String wallet);

        /** A transaction that mentions the wallet reached the commitment in this slot. */
        void landed(String wallet, long slot);

        /** The same, with the transaction. */
        void heard(HeardTransaction transaction);

        /** The node processes this slot. */
        void slot(long slot);

        /** There is no connection any more; so many ended early, one after another. */
        void disconnected(int failures);
    }

    private static final Logger LOG = LoggerFactory.getLogger(FeedSocket.class);
    private static final Duration PING = Duration.ofSeconds(3);

    /** Longer than any pause between two slots of a chain that lives. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final long FIRST_PAUSE_MILLIS = 200;
    private static final long LONGEST_PAUSE_MILLIS = 10_000;

    private final RpcEndpoint endpoint;
    private final FeedOptions options;
    private final Duration ping;
    private final Duration silence;
    private final Set<String> wallets = new LinkedHashSet<>();
    private final Listener listener;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private final Thread thread = new Thread(this::run, "feed-socket");

    private @Nullable FeedSession session;

    FeedSocket(RpcEndpoint endpoint, FeedOptions options, Listener listener) {
        this(endpoint, options, listener, PING, SILENCE);
    }

    /**
     * @param ping how often the node is pinged while it says nothing else
     * @param silence after so long without a message or a pong the connection is ended
     */
    FeedSocket(
            RpcEndpoint endpoint,
            FeedOptions options,
            Listener listener,
            Duration ping,
            Duration silence) {
        this.endpoint = endpoint;
        this.options = options;
        this.listener = listener;
        this.ping = ping;
        this.silence = silence;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    synchronized void follow(String wallet) {
        if (wallets.add(wallet) && session != null) {
            session.follow(wallet);
        }
    }

    synchronized void unfollow(String wallet) {
        if (wallets.remove(wallet) && session != null) {
            session.unfollow(wallet);
        }
    }

    private synchronized void opened(FeedSession opened, WebSocket socket) {
        session = opened;
        opened.opened(socket, wallets);
    }

    private synchronized void closed(FeedSession closing) {
        session = null;
        closing.close();
    }

    private void run() {
        int failures = 0;
        try {
            while (true) {
                long began = System.nanoTime();
                String reason = connection();
                LOG.info("websocket={} ended reason={}", endpoint, endpoint.scrub(reason));
                boolean lasted = System.nanoTime() - began > silence.toNanos();
                failures = lasted ? 0 : failures + 1;
                listener.disconnected(failures);
                long pause =
                        Math.min(
                                LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(failures, 10));
                Thread.sleep(pause / 2 + ThreadLocalRandom.current().nextLong(pause / 2));
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** From connecting to the end, of which it returns the reason. */
    private String connection() throws InterruptedException {
        FeedSession session = new FeedSession(options, listener);
        WebSocket socket;
        try {
            WebSocket.Builder builder = http.newWebSocketBuilder().connectTimeout(CONNECT);
            String authorization = endpoint.authorization();
            if (authorization != null) {
                builder.header("authorization", authorization);
            }
            socket = builder.buildAsync(endpoint.uri(), session).get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return "not connected: " + cause.getClass().getSimpleName();
        }
        try {
            opened(session, socket);
            return end(session, socket);
        } finally {
            closed(session);
            socket.abort();
        }
    }

    private String end(FeedSession session, WebSocket socket) throws InterruptedException {
        while (true) {
            try {
                return session.ended().get(ping.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException quiet) {
                if (System.nanoTime() - session.heardAt() > silence.toNanos()) {
                    return "silent for " + silence.toMillis() + " ms";
                }
                socket.sendPing(ByteBuffer.allocate(0))
                        .whenComplete(
                                (sent, problem) -> {
                                    if (problem != null) {
                                        session.ended().complete("a ping could not be sent");
                                    }
                                });
            } catch (ExecutionException e) {
                return String.valueOf(e.getCause());
            }
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
