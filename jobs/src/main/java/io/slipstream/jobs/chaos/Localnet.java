package io.slipstream.jobs.chaos;

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
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A stand-in for a Solana node and for Jupiter: a real Solana VM with faults and a ledger of its
 * own. It is no part of the repository; whoever has it puts it into the folder {@code shared}
 * beside it.
 */
public final class Localnet implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final AutoCloseable process;
    private final String rpc;
    private final String websocket;
    private final String jupiter;

    private Localnet(AutoCloseable process, JsonNode ready) {
        this.process = process;
        this.rpc = ready.get("rpc").asText();
        this.websocket = ready.get("ws").asText();
        this.jupiter = ready.get("jupiter").asText();
    }

    /**
     * Copies it, and gets its packages.
     *
     * @return false if Node or its packages cannot be had here
     */
    public static boolean prepare(Path localnet, Path folder)
            throws IOException, InterruptedException {
        Path real = localnet.toRealPath();
        copy(real, folder);
        Path packages = real.resolve("node_modules");
        if (Files.isDirectory(packages)) {
            Files.createSymbolicLink(folder.resolve("node_modules"), packages);
            return hasNode();
        }
        return hasNode() && runs(folder, "npm", "ci", "--no-audit", "--no-fund");
    }

    /** Whether there is a Node to run it. */
    public static boolean hasNode() throws InterruptedException {
        return runs(Path.of("").toAbsolutePath(), "node", "--version");
    }

    /** To be run in a folder that is prepared; ports are free ones. */
    static List<String> command(int slotMillis) {
        return List.of(
                "node",
                "server.mjs",
                "--rpc-port",
                "0",
                "--ws-port",
                "0",
                "--jupiter-port",
                "0",
                "--slot-ms",
                String.valueOf(slotMillis));
    }

    /** As a child of this process, in a folder that is prepared. */
    public static Localnet start(Path folder, int slotMillis) throws IOException {
        Process process =
                new ProcessBuilder(command(slotMillis))
                        .directory(folder.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        BufferedReader out = process.inputReader();
        return at(
                out.readLine(),
                () -> {
                    process.destroy();
                    process.waitFor(10, TimeUnit.SECONDS);
                });
    }

    /**
     * One that runs.
     *
     * @param ready the line that it prints when it is
     * @param process how to end it
     */
    static Localnet at(String ready, AutoCloseable process) throws IOException {
        return new Localnet(process, MAPPER.readTree(ready));
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
    public JsonNode admin(String route, String body) throws IOException, InterruptedException {
        return post(jupiter + "/admin/" + route, body);
    }

    /** Reads from the admin interface, e.g. {@code ledger?owner=…}. */
    public JsonNode read(String route) throws IOException, InterruptedException {
        return read(HttpRequest.newBuilder(URI.create(jupiter + "/admin/" + route)).build());
    }

    /** Ends all faults. */
    public void heal() throws IOException, InterruptedException {
        read(HttpRequest.newBuilder(URI.create(jupiter + "/admin/faults")).DELETE().build());
    }

    /** Slot, mints, pools. */
    public JsonNode state() throws IOException, InterruptedException {
        return read("state");
    }

    /** Signatures of all landed transactions that mention the wallet, at confirmed. */
    public Set<String> landed(String wallet) throws IOException, InterruptedException {
        JsonNode answer = call("getSignaturesForAddress", wallet, "{\"commitment\":\"confirmed\"}");
        Set<String> signatures = new LinkedHashSet<>();
        answer.forEach(line -> signatures.add(line.path("signature").asText()));
        return signatures;
    }

    /** Lamports, at confirmed. */
    public long balance(String wallet) throws IOException, InterruptedException {
        return call("getBalance", wallet, "{\"commitment\":\"confirmed\"}").path("value").asLong();
    }

    /** The wallet's token accounts of one token program, at confirmed. */
    JsonNode tokenAccounts(String wallet, String program) throws IOException, InterruptedException {
        return call(
                "getTokenAccountsByOwner",
                wallet,
                "{\"programId\":\"%s\"},{\"encoding\":\"jsonParsed\",\"commitment\":\"confirmed\"}"
                        .formatted(program));
    }

    private JsonNode call(String method, String address, String more)
            throws IOException, InterruptedException {
        String body =
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\",\"params\":[\"%s\",%s]}"
                        .formatted(method, address, more);
        return post(rpc + "/", body).path("result");
    }

    private JsonNode post(String url, String body) throws IOException, InterruptedException {
        return read(
                HttpRequest.newBuilder(URI.create(url))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    private JsonNode read(HttpRequest request) throws IOException, InterruptedException {
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
        process.close();
    }
}
