package io.slipstream.connectors.solana;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The least of a websocket server (RFC 6455): short unfragmented texts, one client at a time, and
 * the subscriptions of slots, logs and, if told to, whole transactions.
 */
final class FakeSocket implements AutoCloseable {
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final Thread thread = new Thread(this::run, "fake-socket");
    private final Semaphore subscriptions = new Semaphore(0);
    private final Map<String, Integer> idByWallet = new HashMap<>();
    private final BlockingQueue<String> unsubscribed = new LinkedBlockingQueue<>();
    private Socket client = new Socket();
    private boolean offersTransactions;
    private int slotSubscription;

    FakeSocket() throws IOException {
        thread.setDaemon(true);
        thread.start();
    }

    RpcEndpoint endpoint() {
        return RpcEndpoint.parse("ws://127.0.0.1:" + server.getLocalPort());
    }

    void awaitSubscription() throws InterruptedException {
        if (!subscriptions.tryAcquire(20, TimeUnit.SECONDS)) {
            throw new AssertionError("expected a subscription, was none");
        }
    }

    synchronized void tell(String wallet, long slot) throws IOException {
        notify("logsNotification", idByWallet.get(wallet), "{\"context\":{\"slot\":" + slot + "}}");
    }

    private void notify(String method, int subscription, String result) throws IOException {
        send(
                client.getOutputStream(),
                "{\"jsonrpc\":\"2.0\",\"method\":\""
                        + method
                        + "\",\"params\":{\"subscription\":"
                        + subscription
                        + ",\"result\":"
                        + result
                        + "}}");
    }

    synchronized void tellSlot(long slot) throws IOException {
        notify("slotNotification", slotSubscription, "{\"slot\":" + slot + "}");
    }

    /** As Helius tells it, with nothing in it but what a feed needs. */
    synchronized void tellTransaction(String wallet, long slot, String signature)
            throws IOException {
        notify(
                "transactionNotification",
                idByWallet.get(wallet),
                "{\"signature\":\"" + signature + "\",\"slot\":" + slot + "}");
    }

    synchronized void offerTransactions() {
        offersTransactions = true;
    }

    /** The next subscription that was given up, waited for: its method and number. */
    String awaitUnsubscription() throws InterruptedException {
        return String.valueOf(unsubscribed.poll(20, TimeUnit.SECONDS));
    }

    synchronized int subscriptionOf(String wallet) {
        return idByWallet.get(wallet);
    }

    /** Without a close frame, as a broken connection. */
    synchronized void drop() throws IOException {
        client.close();
    }

    private void run() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                synchronized (this) {
                    client = socket;
                }
                serve(socket);
            } catch (Exception ended) {
                // the client is gone, or this server is
            }
        }
    }

    private void serve(Socket socket) throws Exception {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        String key = "";
        for (String line = header(in); !line.isEmpty(); line = header(in)) {
            if (line.toLowerCase(java.util.Locale.ROOT).startsWith("sec-websocket-key:")) {
                key = line.substring(line.indexOf(':') + 1).strip();
            }
        }
        byte[] hash =
                MessageDigest.getInstance("SHA-1")
                        .digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream()
                .write(
                        ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                        + "Sec-WebSocket-Accept: "
                                        + Base64.getEncoder().encodeToString(hash)
                                        + "\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
        while (true) {
            subscribe(JsonRpcClient.MAPPER.readTree(frame(in)), socket.getOutputStream());
        }
    }

    private synchronized void subscribe(JsonNode request, OutputStream out) throws IOException {
        String method = request.path("method").asText();
        JsonNode filter = request.path("params").path(0);
        int subscription = 100 + request.path("id").asInt();
        boolean granted = !method.equals("transactionSubscribe") || offersTransactions;
        send(
                out,
                "{\"jsonrpc\":\"2.0\",\"id\":"
                        + request.path("id")
                        + (granted
                                ? ",\"result\":" + subscription + "}"
                                : ",\"error\":{\"code\":-32601,\"message\":\"Method not found\"}}"));
        switch (method) {
            case "slotSubscribe" -> slotSubscription = subscription;
            case "logsSubscribe" -> granted(filter.path("mentions").path(0).asText(), subscription);
            case "transactionSubscribe" -> {
                if (granted) {
                    granted(filter.path("accountInclude").path(0).asText(), subscription);
                }
            }
            default -> unsubscribed.add(method + " " + filter.asText());
        }
    }

    private void granted(String wallet, int subscription) {
        idByWallet.put(wallet, subscription);
        subscriptions.release();
    }

    private static String header(DataInputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.readUnsignedByte(); c != '\n'; c = in.readUnsignedByte()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }

    /** A masked frame; clients always mask. */
    private static byte[] frame(DataInputStream in) throws IOException {
        in.readUnsignedByte();
        int length = in.readUnsignedByte() & 0x7F;
        if (length == 126) {
            length = in.readUnsignedShort();
        }
        byte[] mask = in.readNBytes(4);
        byte[] payload = in.readNBytes(length);
        for (int i = 0; i < length; i++) {
            payload[i] ^= mask[i % 4];
        }
        return payload;
    }

    private static void send(OutputStream out, String text) throws IOException {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        byte[] header =
                payload.length < 126
                        ? new byte[] {(byte) 0x81, (byte) payload.length}
                        : new byte[] {
                            (byte) 0x81, 126, (byte) (payload.length >> 8), (byte) payload.length
                        };
        out.write(header);
        out.write(payload);
        out.flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
        drop();
    }
}
