package io.slipstream.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The stand-in for a Solana node from the shared folder, run from a copy. */
public final class Localnet implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final String rpc;
    private final String websocket;
    private final String jupiter;

    private Localnet(Process process, JsonNode ready) {
        this.process = process;
        this.rpc = ready.get("rpc").asText();
        this.websocket = ready.get("ws").asText();
        this.jupiter = ready.get("jupiter").asText();
    }

    /** Empty, and loudly so, without the shared folder, Node 20, or its packages. */
    public static Optional<Localnet> start(Path folder, int slotMillis) throws Exception {
        Optional<Path> shared = RepositoryFolder.shared("localnet");
        if (shared.isEmpty()) {
            return Optional.empty();
        }
        copy(shared.get(), folder);
        if (!runs(folder, "node", "--version")
                || !runs(folder, "npm", "ci", "--no-audit", "--no-fund")) {
            System.err.println("SKIPPED: localnet needs Node 20 and its npm packages");
            return Optional.empty();
        }
        Process process =
                new ProcessBuilder(
                                "node",
                                "server.mjs",
                                "--rpc-port",
                                "0",
                                "--ws-port",
                                "0",
                                "--jupiter-port",
                                "0",
                                "--slot-ms",
                                String.valueOf(slotMillis))
                        .directory(folder.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        BufferedReader out = process.inputReader();
        return Optional.of(new Localnet(process, MAPPER.readTree(out.readLine())));
    }

    public String rpc() {
        return rpc;
    }

    public String websocket() {
        return websocket;
    }

    public String jupiter() {
        return jupiter;
    }

    /** Posts to the admin interface. */
    public JsonNode admin(String route, String body) throws Exception {
        return post("/admin/" + route, body);
    }

    /** Reads from the admin interface, e.g. {@code ledger?owner=…}. */
    public JsonNode read(String route) throws Exception {
        return read(HttpRequest.newBuilder(URI.create(rpc + "/admin/" + route)).build());
    }

    /** Ends all faults. */
    public void heal() throws Exception {
        read(HttpRequest.newBuilder(URI.create(rpc + "/admin/faults")).DELETE().build());
    }

    /** Slot, mints, pools. */
    public JsonNode state() throws Exception {
        return read(HttpRequest.newBuilder(URI.create(rpc + "/admin/state")).build());
    }

    /** Signatures of all landed transactions that mention the wallet, at confirmed. */
    public Set<String> landed(String wallet) throws Exception {
        JsonNode answer =
                post(
                        "/",
                        """
                        {"jsonrpc":"2.0","id":1,"method":"getSignaturesForAddress",\
                        "params":["%s",{"commitment":"confirmed"}]}"""
                                .formatted(wallet));
        Set<String> signatures = new LinkedHashSet<>();
        answer.path("result").forEach(line -> signatures.add(line.path("signature").asText()));
        return signatures;
    }

    private JsonNode post(String path, String body) throws Exception {
        return read(
                HttpRequest.newBuilder(URI.create(rpc + path))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    private JsonNode read(HttpRequest request) throws Exception {
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        while (response.statusCode() == 429) { // a fault that was meant for somebody else
            response = http.send(request, HttpResponse.BodyHandlers.ofString());
        }
        if (response.statusCode() != 200) {
            throw new IOException(
                    "expected HTTP 200 of "
                            + request.uri()
                            + ", was "
                            + response.statusCode()
                            + ": "
                            + response.body());
        }
        return MAPPER.readTree(response.body());
    }

    private static boolean runs(Path folder, String... command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor(3, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path relative = from.relativize(file);
                if (relative.startsWith("node_modules")) {
                    continue;
                }
                Path target = to.resolve(relative.toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        process.waitFor(10, TimeUnit.SECONDS);
    }
}
