package io.slipstream.jobs.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.slipstream.models.layout.ByteWriter;
import io.slipstream.models.layout.Programs;
import io.slipstream.models.layout.WireTransaction;
import io.slipstream.models.unit.Base58;
import io.slipstream.models.unit.Mints;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.p2p.solanaj.core.PublicKey;

/**
 * A Solana node and Jupiter as far as an order asks them until it is sent, on loopback and without
 * delay: answers of the real form, a swap instruction that moves what was quoted between the user's
 * accounts, and signatures read from what is sent. Nothing is executed.
 */
final class LoopbackVenue implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SLOT = 300_000_000;
    private static final int THREADS = 2;
    private static final String BLOCKHASH =
            Base58.encode(
                    new byte[] {
                        1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8, 1,
                        2, 3, 4, 5, 6, 7, 8
                    });

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final Map<String, String> tokenAccounts = new ConcurrentHashMap<>();

    private LoopbackVenue(HttpServer server) {
        this.server = server;
    }

    static LoopbackVenue start() throws IOException {
        // Else Nagle's algorithm adds 40 ms to every answer.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        LoopbackVenue venue = new LoopbackVenue(server);
        server.setExecutor(venue.threads);
        server.createContext("/", exchange -> venue.answer(exchange, venue::rpc));
        server.createContext(
                "/swap/v1/quote", exchange -> venue.answer(exchange, x -> quote(exchange)));
        server.createContext(
                "/swap/v1/swap-instructions", exchange -> venue.answer(exchange, venue::swap));
        server.start();
        return venue;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @FunctionalInterface
    private interface Answer {
        JsonNode to(JsonNode request);
    }

    private void answer(HttpExchange exchange, Answer answer) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            JsonNode request = body.length == 0 ? JSON.nullNode() : JSON.readTree(body);
            byte[] answered = JSON.writeValueAsBytes(answer.to(request));
            exchange.getResponseHeaders().set("content-type", "application/json");
            exchange.sendResponseHeaders(200, answered.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(answered);
            }
        }
    }

    private JsonNode rpc(JsonNode request) {
        if (request.isArray()) {
            ArrayNode all = JSON.createArrayNode();
            request.forEach(one -> all.add(rpc(one)));
            return all;
        }
        ObjectNode answer = JSON.createObjectNode().put("jsonrpc", "2.0");
        answer.set("id", request.path("id"));
        JsonNode parameters = request.path("params");
        String method = request.path("method").asText();
        if (method.equals("sendTransaction")) {
            byte[] bytes = Base64.getDecoder().decode(parameters.path(0).asText());
            return answer.put("result", WireTransaction.read(bytes).signature());
        }
        ObjectNode result = answer.putObject("result");
        result.putObject("context").put("slot", SLOT);
        switch (method) {
            case "getLatestBlockhash" ->
                    result.putObject("value")
                            .put("blockhash", BLOCKHASH)
                            .put("lastValidBlockHeight", SLOT + 150);
            case "getMultipleAccounts" -> {
                ArrayNode value = result.putArray("value");
                parameters
                        .path(0)
                        .forEach(
                                address -> {
                                    if (address.asText().equals(Mints.USDC)) {
                                        account(value.addObject(), mint());
                                    } else {
                                        wallet(value.addObject());
                                    }
                                });
            }
            case "simulateTransaction" -> simulated(result.putObject("value"), parameters);
            default -> throw new IllegalStateException("expected a known method, was " + method);
        }
        return answer;
    }

    private void simulated(ObjectNode value, JsonNode parameters) {
        value.putNull("err").put("unitsConsumed", 60_000);
        byte[] bytes = Base64.getDecoder().decode(parameters.path(0).asText());
        String user = WireTransaction.read(bytes).message().feePayer();
        ArrayNode accounts = value.putArray("accounts");
        parameters
                .at("/1/accounts/addresses")
                .forEach(address -> account(accounts.addObject(), tokenAccount(user)));
    }

    private static void wallet(ObjectNode account) {
        account.put("owner", Programs.SYSTEM).put("lamports", 1_000_000_000_000L);
        account.putArray("data").add("").add("base64");
    }

    private static void account(ObjectNode account, byte[] data) {
        account.put("owner", Programs.TOKEN).put("lamports", 2_039_280);
        account.putArray("data").add(Base64.getEncoder().encodeToString(data)).add("base64");
    }

    /** Without authorities, 6 decimals. */
    private static byte[] mint() {
        byte[] data = new byte[82];
        data[44] = 6;
        data[45] = 1;
        return data;
    }

    private static byte[] tokenAccount(String owner) {
        byte[] data = new byte[165];
        System.arraycopy(Base58.decode(owner), 0, data, 32, 32);
        data[108] = 1;
        return data;
    }

    private static JsonNode quote(HttpExchange exchange) {
        Map<String, String> asked = new HashMap<>();
        for (String pair : exchange.getRequestURI().getQuery().split("&")) {
            int at = pair.indexOf('=');
            asked.put(pair.substring(0, at), pair.substring(at + 1));
        }
        String amount = asked.getOrDefault("amount", "0");
        return JSON.createObjectNode()
                .put("inputMint", asked.get("inputMint"))
                .put("outputMint", asked.get("outputMint"))
                .put("inAmount", amount)
                .put("outAmount", amount)
                .put("otherAmountThreshold", amount)
                .put("slippageBps", 100)
                .put("contextSlot", SLOT);
    }

    private JsonNode swap(JsonNode request) {
        String user = request.path("userPublicKey").asText();
        JsonNode quote = request.path("quoteResponse");
        String from = tokenAccount(user, quote.path("inputMint").asText());
        String to = tokenAccount(user, quote.path("outputMint").asText());
        String pool = tokenAccount(Mints.SOL, quote.path("outputMint").asText());
        ObjectNode answer = JSON.createObjectNode();
        answer.putArray("setupInstructions");
        answer.putArray("addressLookupTableAddresses");
        ObjectNode swap = answer.putObject("swapInstruction").put("programId", Programs.JUPITER_V6);
        ArrayNode accounts = swap.putArray("accounts");
        accounts.addObject().put("pubkey", user).put("isSigner", true).put("isWritable", true);
        for (String one : List.of(from, to, pool)) {
            accounts.addObject().put("pubkey", one).put("isSigner", false).put("isWritable", true);
        }
        byte[] data =
                new ByteWriter()
                        .u8(1)
                        .u64(quote.path("inAmount").asLong())
                        .u64(quote.path("otherAmountThreshold").asLong())
                        .toBytes();
        swap.put("data", Base64.getEncoder().encodeToString(data));
        return answer;
    }

    private String tokenAccount(String wallet, String mint) {
        return tokenAccounts.computeIfAbsent(
                wallet + mint,
                pair ->
                        PublicKey.findProgramAddress(
                                        List.of(
                                                Base58.decode(wallet),
                                                Base58.decode(Programs.TOKEN),
                                                Base58.decode(mint)),
                                        new PublicKey(Programs.ASSOCIATED_TOKEN))
                                .getAddress()
                                .toBase58());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
