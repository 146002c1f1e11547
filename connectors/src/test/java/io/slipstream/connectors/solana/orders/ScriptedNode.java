package io.slipstream.connectors.solana.orders;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.slipstream.connectors.solana.JsonRpcClient;
import io.slipstream.connectors.solana.RpcEndpoint;
import io.slipstream.connectors.solana.RpcLimits;
import io.slipstream.connectors.solana.rpc.SolanaRpc;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A node on loopback that answers each method as it is told; it does not know any other. */
final class ScriptedNode implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final Map<String, String> results = new HashMap<>();
    private final List<String> asked = new ArrayList<>();

    ScriptedNode() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /** From now on, that method has this result. */
    synchronized ScriptedNode answers(String method, String result) {
        results.put(method, result);
        return this;
    }

    /** Methods in the order in which they were called. */
    synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    SolanaRpc rpc() {
        return new SolanaRpc(client(), 4);
    }

    JsonRpcClient client() {
        RpcEndpoint endpoint =
                RpcEndpoint.parse("http://127.0.0.1:" + server.getAddress().getPort());
        return new JsonRpcClient(List.of(endpoint), RpcLimits.atRate(1_000));
    }

    private void serve(HttpExchange exchange) throws IOException {
        JsonNode call = JSON.readTree(exchange.getRequestBody().readAllBytes());
        byte[] bytes = JSON.writeValueAsBytes(answer(call));
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private synchronized ObjectNode answer(JsonNode call) throws IOException {
        String method = call.path("method").asText();
        asked.add(method);
        ObjectNode answer = JSON.createObjectNode().put("jsonrpc", "2.0");
        answer.set("id", call.get("id"));
        String result = results.get(method);
        if (result == null) {
            answer.putObject("error").put("code", -32601).put("message", "Method not found");
        } else {
            answer.set("result", JSON.readTree(result));
        }
        return answer;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
