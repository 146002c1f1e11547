package io.slipstream.jobs.feed;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One connection of a websocket server (RFC 6455), as far as providers make use of it. */
final class WebsocketPeer implements AutoCloseable {
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int CONTINUED = 0x0;
    private static final int TEXT = 0x1;
    private static final int CLOSE = 0x8;
    private static final int PING = 0x9;
    private static final int PONG = 0xA;
    private static final int LAST = 0x80;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private final BlockingQueue<Long> pongs = new LinkedBlockingQueue<>();
    private long pings;

    /**
     * Answers the handshake.
     *
     * @param key a request whose query does not hold it is refused with 401
     */
    WebsocketPeer(Socket socket, String key) throws IOException {
        this.socket = socket;
        in = new DataInputStream(socket.getInputStream());
        out = socket.getOutputStream();
        String request = line();
        String nonce = "";
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.toLowerCase(Locale.ROOT).startsWith("sec-websocket-key:")) {
                nonce = header.substring(header.indexOf(':') + 1).strip();
            }
        }
        if (!request.contains("api-key=" + key + " ")) {
            write("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            socket.close();
            throw new IOException("expected the key, was " + request);
        }
        write(
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Accept: "
                        + accept(nonce)
                        + "\r\n\r\n");
    }

    private static String accept(String nonce) {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-1")
                                    .digest((nonce + MAGIC).getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.readUnsignedByte(); c != '\n'; c = in.readUnsignedByte()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }

    private synchronized void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** The next text of the client, waited for; null once the connection has ended. */
    @Nullable String read() {
        try {
            while (true) {
                int kind = in.readUnsignedByte() & 0x0F;
                byte[] payload = payload();
                if (kind == TEXT) {
                    return new String(payload, StandardCharsets.UTF_8);
                } else if (kind == PING) {
                    frame(LAST | PONG, payload, 0, payload.length);
                } else if (kind == PONG) {
                    pongs.add(ByteBuffer.wrap(payload).getLong());
                } else if (kind == CLOSE) {
                    return null;
                }
            }
        } catch (IOException ended) {
            return null;
        }
    }

    /** Clients always mask. */
    private byte[] payload() throws IOException {
        int length = in.readUnsignedByte() & 0x7F;
        if (length == 126) {
            length = in.readUnsignedShort();
        }
        byte[] mask = in.readNBytes(4);
        byte[] payload = in.readNBytes(length);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i % 4];
        }
        return payload;
    }

    /** In one frame. */
    synchronized void send(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        frame(LAST | TEXT, bytes, 0, bytes.length);
    }

    /**
     * In two fragments with a ping between them, as a proxy may cut it, and returns once the client
     * has answered the ping that follows: it has taken what was sent.
     */
    void sendAndAwait(String text) throws IOException, InterruptedException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        synchronized (this) {
            frame(TEXT, bytes, 0, bytes.length / 2);
            ping();
            frame(LAST | CONTINUED, bytes, bytes.length / 2, bytes.length - bytes.length / 2);
            ping();
        }
        for (long seen = 0; seen < pings; ) {
            Long pong = pongs.poll(20, TimeUnit.SECONDS);
            if (pong == null) {
                throw new AssertionError("expected a pong of ping " + pings + ", was none");
            }
            seen = pong;
        }
    }

    private void ping() throws IOException {
        byte[] payload = ByteBuffer.allocate(Long.BYTES).putLong(++pings).array();
        frame(LAST | PING, payload, 0, payload.length);
    }

    private synchronized void frame(int head, byte[] bytes, int from, int length)
            throws IOException {
        ByteBuffer header = ByteBuffer.allocate(10).put((byte) head);
        if (length < 126) {
            header.put((byte) length);
        } else if (length < 1 << 16) {
            header.put((byte) 126).putShort((short) length);
        } else {
            header.put((byte) 127).putLong(length);
        }
        out.write(header.array(), 0, header.position());
        out.write(bytes, from, length);
        out.flush();
    }

    /** Without a close frame, as a broken connection. */
    @Override
    public void close() throws IOException {
        socket.close();
    }
}
