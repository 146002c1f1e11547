package io.slipstream.jobs.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A Bot API server on loopback with Telegram's JSON, its limits and its refusals: 30 messages a
 * second in all, one a second to a chat, 429 with retry_after beyond, 400 for text that is no
 * MarkdownV2. People's side of it is {@link LoopbackChats}.
 */
public final class LoopbackTelegram implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String token;
    private final LoopbackChats chats = new LoopbackChats();
    private final LoopbackLimits limits;
    private final Deque<Trouble> troubles = new ArrayDeque<>();
    private final ExecutorService threads =
            Executors.newCachedThreadPool(
                    work -> {
                        Thread thread = new Thread(work, "loopback-telegram");
                        thread.setDaemon(true);
                        return thread;
                    });
    private final HttpServer server;

    /**
     * An answer in place of the next one.
     *
     * @param status 0: none at all, the connection is closed after a while
     */
    private record Trouble(String method, int status, String body) {}

    /** An answer of the server. */
    record Answer(int status, JsonNode body) {
        static Answer ok(JsonNode result) {
            ObjectNode body = JSON.createObjectNode().put("ok", true);
            body.set("result", result);
            return new Answer(200, body);
        }

        static Answer refused(int code, String description) {
            return new Answer(
                    code,
                    JSON.createObjectNode()
                            .put("ok", false)
                            .put("error_code", code)
                            .put("description", description));
        }

        static Answer tooMany(long seconds) {
            Answer refused = refused(429, "Too Many Requests: retry after " + seconds);
            ((ObjectNode) refused.body).putObject("parameters").put("retry_after", seconds);
            return refused;
        }
    }

    private LoopbackTelegram(String token, int port, LoopbackLimits limits) throws IOException {
        this.token = token;
        this.limits = limits;
        server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /**
     * @param port 0: any free one
     */
    public static LoopbackTelegram start(String token, int port) throws IOException {
        return new LoopbackTelegram(token, port, LoopbackLimits.likeTelegram());
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What a process needs to know to use it. */
    public Map<String, String> environment() {
        return Map.of("TELEGRAM_BOT_TOKEN", token, "TELEGRAM_API_URL", url());
    }

    public LoopbackChats chats() {
        return chats;
    }

    public LoopbackLimits limits() {
        return limits;
    }

    /** The next call of a method is refused so: a gateway's page, say. */
    public synchronized void failNext(String method, int status, String body) {
        troubles.add(new Trouble(method, status, body));
    }

    /** The next call of a method asks for a pause. */
    public void askForPause(String method, long seconds) {
        failNext(method, 429, Answer.tooMany(seconds).body.toString());
    }

    /** The next call of a method is done and never answered. */
    public void swallowNext(String method) {
        failNext(method, 0, "");
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            if (!path.startsWith("/bot" + token + "/")) {
                send(exchange, Answer.refused(401, "Unauthorized"));
                return;
            }
            String method = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
            Trouble trouble = trouble(method);
            if (trouble == null) {
                send(exchange, answer(method, request(exchange, body)));
            } else if (trouble.status == 0) {
                answer(method, request(exchange, body));
            } else {
                send(exchange, trouble.status, trouble.body);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @Nullable Trouble trouble(String method) {
        Trouble first = troubles.peek();
        return first != null && first.method.equalsIgnoreCase(method) ? troubles.remove() : null;
    }

    private Answer answer(String method, JsonNode request) throws InterruptedException {
        long chat = request.path("chat_id").asLong();
        switch (method) {
            case "getupdates":
                return Answer.ok(
                        chats.updates(
                                request.path("offset").asLong(),
                                request.path("limit").asInt(100),
                                request.path("timeout").asInt()));
            case "answercallbackquery":
                chats.acknowledged(request.path("callback_query_id").asText());
                return Answer.ok(JSON.getNodeFactory().booleanNode(true));
            case "deletemessage":
                return chats.delete(request);
            case "sendmessage", "editmessagetext", "sendphoto", "senddocument":
                long pause = limits.take(chat);
                if (pause > 0) {
                    return Answer.tooMany(pause);
                }
                String objection = objection(request);
                return objection != null
                        ? Answer.refused(400, objection)
                        : method.equals("editmessagetext")
                                ? chats.edit(request)
                                : chats.send(request);
            default:
                return Answer.refused(404, "Not Found: method not found");
        }
    }

    private static @Nullable String objection(JsonNode request) {
        String text = request.path("text").asText(request.path("caption").asText());
        if (text.isEmpty()) {
            return "Bad Request: message text is empty";
        }
        return request.path("parse_mode").asText().equals("MarkdownV2")
                ? LoopbackMarkdown.objection(text)
                : null;
    }

    private static JsonNode request(HttpExchange exchange, byte[] body) throws IOException {
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        return type != null && type.startsWith("multipart/")
                ? multipart(type, body)
                : JSON.readTree(body);
    }

    /** Fields as text; of a file, its name and how many bytes it has. */
    private static JsonNode multipart(String type, byte[] body) {
        String boundary = "--" + type.substring(type.indexOf("boundary=") + "boundary=".length());
        ObjectNode fields = JSON.createObjectNode();
        String raw = new String(body, StandardCharsets.ISO_8859_1);
        for (String part : raw.split(Pattern.quote(boundary), -1)) {
            int gap = part.indexOf("\r\n\r\n");
            int name = part.indexOf("name=\"");
            if (gap < 0 || name < 0) {
                continue;
            }
            String field = part.substring(name + 6, part.indexOf('"', name + 6));
            String content = part.substring(gap + 4, Math.max(gap + 4, part.length() - 2));
            int file = part.indexOf("filename=\"");
            if (file >= 0 && file < gap) {
                fields.put("file", part.substring(file + 10, part.indexOf('"', file + 10)));
                fields.put("file_bytes", content.length());
            } else {
                fields.put(
                        field,
                        new String(
                                content.getBytes(StandardCharsets.ISO_8859_1),
                                StandardCharsets.UTF_8));
            }
        }
        return fields;
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        send(exchange, answer.status, answer.body.toString());
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** Ends the server; people keep what they have read. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
