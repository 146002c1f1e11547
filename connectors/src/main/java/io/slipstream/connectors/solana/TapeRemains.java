package io.slipstream.connectors.solana;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/**
 * What an earlier run left on a tape. A line that was cut by a crash is taken off, so that what is
 * appended begins a line.
 */
final class TapeRemains {
    private final Set<String> signatures = new HashSet<>();
    private final Map<String, WalletPosition> newest = new HashMap<>();
    private long completeBytes;
    private boolean cut;

    private TapeRemains() {}

    /**
     * Reads the whole tape; an absent one is empty.
     *
     * @param wallets those whose newest lines matter
     */
    static TapeRemains of(Path tape, Set<String> wallets) throws IOException {
        TapeRemains remains = new TapeRemains();
        if (!Files.exists(tape)) {
            return remains;
        }
        boolean compressed = tape.toString().endsWith(".gz");
        Path sound = tape.resolveSibling(tape.getFileName() + ".sound");
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(tape), 1 << 18)) {
            if (!compressed) {
                remains.scan(raw, OutputStream.nullOutputStream(), wallets);
            } else if (Files.size(tape) > 0) {
                remains.unpack(raw, sound, wallets);
            }
        }
        if (remains.cut && compressed) {
            Files.move(sound, tape, StandardCopyOption.REPLACE_EXISTING);
        } else if (remains.cut) {
            try (FileChannel channel = FileChannel.open(tape, StandardOpenOption.WRITE)) {
                channel.truncate(remains.completeBytes);
            }
        }
        Files.deleteIfExists(sound);
        return remains;
    }

    Set<String> signatures() {
        return signatures;
    }

    /** The newest recorded transaction of each of the wallets that has one. */
    Map<String, WalletPosition> newest() {
        return newest;
    }

    private void unpack(InputStream raw, Path sound, Set<String> wallets) throws IOException {
        try (OutputStream copy = new GZIPOutputStream(Files.newOutputStream(sound));
                InputStream in = new GZIPInputStream(raw)) {
            scan(in, copy, wallets);
        } catch (EOFException | ZipException cutInTheHeader) {
            cut = true;
        }
    }

    private void scan(InputStream in, OutputStream copy, Set<String> wallets) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        byte[] chunk = new byte[1 << 16];
        for (int count = read(in, chunk); count > 0; count = read(in, chunk)) {
            int from = 0;
            for (int i = 0; i < count; i++) {
                if (chunk[i] == '\n') {
                    line.write(chunk, from, i + 1 - from);
                    from = i + 1;
                    completeBytes += line.size();
                    line.writeTo(copy);
                    note(line.toByteArray(), wallets);
                    line.reset();
                }
            }
            line.write(chunk, from, count - from);
        }
        cut |= line.size() > 0;
    }

    private int read(InputStream in, byte[] chunk) throws IOException {
        try {
            return in.read(chunk);
        } catch (EOFException | ZipException cutByCrash) {
            cut = true;
            return -1;
        }
    }

    private void note(byte[] line, Set<String> wallets) {
        JsonNode json;
        try {
            json = JsonRpcClient.MAPPER.readTree(line);
        } catch (IOException notOurs) {
            return; // decoders report it; here it tells nothing
        }
        String signature = json.path("transaction").path("signatures").path(0).asText("");
        if (signature.isEmpty()) {
            return;
        }
        signatures.add(signature);
        WalletPosition here = new WalletPosition(json.path("slot").asLong(), signature);
        for (String account : accounts(json)) {
            if (wallets.contains(account)) {
                newest.merge(account, here, (a, b) -> b.slot() >= a.slot() ? b : a);
            }
        }
    }

    private static Set<String> accounts(JsonNode json) {
        Set<String> accounts = new LinkedHashSet<>();
        JsonNode loaded = json.path("meta").path("loadedAddresses");
        json.path("transaction")
                .path("message")
                .path("accountKeys")
                .forEach(key -> accounts.add(key.asText()));
        loaded.path("writable").forEach(key -> accounts.add(key.asText()));
        loaded.path("readonly").forEach(key -> accounts.add(key.asText()));
        return accounts;
    }
}
