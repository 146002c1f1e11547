package io.slipstream.connectors.solana.rpc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Why a transaction failed, as a node says it.
 *
 * @param name of the error, e.g. {@code BlockhashNotFound}; of an instruction's error {@code
 *     Custom} or e.g. {@code InsufficientFunds}
 * @param instruction index of the instruction that failed; -1 if none did
 * @param custom the program's own code; -1 if it has none
 */
public record ChainError(String name, int instruction, long custom) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** From {@code err} of a meta, a status, a simulation or a preflight; not null. */
    public static ChainError of(JsonNode err) {
        if (err.isTextual()) {
            return new ChainError(err.asText(), -1, -1);
        }
        JsonNode failed = err.path("InstructionError");
        if (failed.isArray() && failed.size() == 2) {
            JsonNode why = failed.get(1);
            int index = failed.get(0).asInt(-1);
            JsonNode custom = why.path("Custom");
            if (custom.isIntegralNumber()) {
                return new ChainError("Custom", index, custom.asLong());
            }
            return new ChainError(name(why), index, -1);
        }
        return new ChainError(name(err), -1, -1);
    }

    /** From the JSON text of an {@code err}. */
    public static ChainError parse(String json) {
        try {
            return of(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            return new ChainError("Unreadable", -1, -1);
        }
    }

    private static String name(JsonNode why) {
        if (why.isTextual()) {
            return why.asText();
        }
        return why.fieldNames().hasNext() ? why.fieldNames().next() : "Unreadable";
    }

    /** {@code Custom 6001 of instruction 4}. */
    @Override
    public String toString() {
        return name
                + (custom < 0 ? "" : " " + custom)
                + (instruction < 0 ? "" : " of instruction " + instruction);
    }
}
