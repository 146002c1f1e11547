package io.slipstream.connectors.solana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;

/**
 * The wallets' positions, in a file beside the tape: {@code {"wallet":{"slot":n,"signature":s}}}.
 * The tape's own lines do not tell them: a transaction of two wallets may have been recorded for
 * one while the other was still behind.
 */
final class TapePositions {
    private final Path file;

    private TapePositions(Path file) {
        this.file = file;
    }

    static TapePositions beside(Path tape) {
        return new TapePositions(tape.resolveSibling(tape.getFileName() + ".positions.json"));
    }

    /** Empty if there is no file. */
    Map<String, WalletPosition> read() throws IOException {
        Map<String, WalletPosition> positions = new HashMap<>();
        if (!Files.exists(file)) {
            return positions;
        }
        JsonNode json = JsonRpcClient.MAPPER.readTree(file.toFile());
        for (Map.Entry<String, JsonNode> wallet : json.properties()) {
            JsonNode signature = wallet.getValue().path("signature");
            positions.put(
                    wallet.getKey(),
                    new WalletPosition(
                            wallet.getValue().path("slot").asLong(),
                            signature.isTextual() ? signature.asText() : null));
        }
        return positions;
    }

    /** Replaces the file in one step. */
    void write(Map<String, WalletPosition> positions) throws IOException {
        ObjectNode json = JsonRpcClient.MAPPER.createObjectNode();
        positions.forEach(
                (wallet, position) ->
                        json.putObject(wallet)
                                .put("slot", position.slot())
                                .put("signature", position.signature()));
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.write(next, JsonRpcClient.MAPPER.writeValueAsBytes(json));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
