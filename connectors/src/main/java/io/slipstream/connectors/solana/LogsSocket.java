package io.slipstream.connectors.solana;

import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a websocket with logsSubscribe for each wallet: connects again after every end, with
 * growing pauses and jitter, and subscribes again. A connection that is silent even to pings is
 * ended.
 */
final class LogsSocket implements AutoCloseable {

    /** Called by the websocket's threads; must not block. */
    interface Listener {

        /** All wallets have their answer; so many are subscribed. */
        void subscribed(int wallets);

        /** A transaction that mentions the wallet reached the commitment in this slot. */
        void landed(String wallet, long slot);

        /** There is no connection any more. */
        void disconnected();
    }

    private static final Logger LOG = LoggerFactory.getLogger(LogsSocket.class);
    private static final Duration PING = Duration.ofSeconds(15);
    private static final Duration SILENCE = Duration.ofSeconds(45);
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final long FIRST_PAUSE_MILLIS = 200;
    private static final long LONGEST_PAUSE_MILLIS = 10_000;

    private final RpcEndpoint endpoint;
    private final List<String> wallets;
    private final Commitment commitment;
    private final Listener listener;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private final Thread thread = new Thread(this::run, "logs-socket");

    LogsSocket(
            RpcEndpoint endpoint, List<String> wallets, Commitment commitment, Listener listener) {
        this.endpoint = endpoint;
        this.wallets = wallets;
        this.commitment = commitment;
        this.listener = listener;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void run() {
        int failures = 0;
        try {
            while (true) {
                long began = System.nanoTime();
                String reason = connection();
                LOG.info("websocket={} ended reason={}", endpoint, endpoint.scrub(reason));
                boolean lasted = System.nanoTime() - began > SILENCE.toNanos();
                failures = lasted ? 0 : failures + 1;
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
        LogsSession session = new LogsSession(wallets, commitment, listener);
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
            session.subscribe(socket);
            return end(session, socket);
        } finally {
            socket.abort();
            listener.disconnected();
        }
    }

    private static String end(LogsSession session, WebSocket socket) throws InterruptedException {
        while (true) {
            try {
                return session.ended().get(PING.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException quiet) {
                if (System.nanoTime() - session.heardAt() > SILENCE.toNanos()) {
                    return "silent for " + SILENCE.toSeconds() + " s";
                }
                socket.sendPing(ByteBuffer.allocate(0));
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
