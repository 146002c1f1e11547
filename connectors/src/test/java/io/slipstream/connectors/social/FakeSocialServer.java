package io.slipstream.connectors.social;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A loopback server that answers as it is told and remembers what it was asked. */
final class FakeSocialServer implements AutoCloseable {
    /** Answers one request. */
    interface Route {
        void answer(HttpExchange exchange) throws IOException;
    }

    /** {@code METHOD path?query authorization body} of each request, in order. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    private final Map<String, Route> routes = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    FakeSocialServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The method and path, e.g. {@code GET /new}. */
    void on(String methodAndPath, Route route) {
        routes.put(methodAndPath, route);
    }

    void on(String methodAndPath, String json) {
        on(methodAndPath, exchange -> send(exchange, 200, json));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(
                exchange.getRequestMethod()
                        + " "
                        + exchange.getRequestURI()
                        + " "
                        + exchange.getRequestHeaders().getFirst("Authorization")
                        + " "
                        + body);
        routes.getOrDefault(path, none -> send(none, 404, "{}")).answer(exchange);
    }

    static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
