package io.slipstream.jobs.feed;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipstream.models.layout.ByteWriter;
import io.slipstream.models.unit.Base58;
import java.util.Base64;

/** A transaction of encoding json as the bytes that were sent (legacy or version 0). */
final class WireForm {
    private WireForm() {}

    /**
     * @param result of getTransaction
     */
    static String base64(JsonNode result) {
        JsonNode transaction = result.path("transaction");
        JsonNode message = transaction.path("message");
        ByteWriter out = new ByteWriter();
        length(out, transaction.path("signatures").size());
        transaction.path("signatures").forEach(each -> out.raw(Base58.decode(each.asText())));
        boolean versioned = result.path("version").asText("legacy").equals("0");
        if (versioned) {
            out.u8(0x80);
        }
        JsonNode header = message.path("header");
        out.u8(header.path("numRequiredSignatures").asInt());
        out.u8(header.path("numReadonlySignedAccounts").asInt());
        out.u8(header.path("numReadonlyUnsignedAccounts").asInt());
        length(out, message.path("accountKeys").size());
        message.path("accountKeys").forEach(each -> out.key(each.asText()));
        out.key(message.path("recentBlockhash").asText());
        length(out, message.path("instructions").size());
        for (JsonNode instruction : message.path("instructions")) {
            out.u8(instruction.path("programIdIndex").asInt());
            indexes(out, instruction.path("accounts"));
            byte[] data = Base58.decode(instruction.path("data").asText());
            length(out, data.length);
            out.raw(data);
        }
        if (versioned) {
            length(out, message.path("addressTableLookups").size());
            for (JsonNode lookup : message.path("addressTableLookups")) {
                out.key(lookup.path("accountKey").asText());
                indexes(out, lookup.path("writableIndexes"));
                indexes(out, lookup.path("readonlyIndexes"));
            }
        }
        return Base64.getEncoder().encodeToString(out.toBytes());
    }

    private static void indexes(ByteWriter out, JsonNode indexes) {
        length(out, indexes.size());
        indexes.forEach(each -> out.u8(each.asInt()));
    }

    /** Solana's compact-u16. */
    private static void length(ByteWriter out, int length) {
        int left = length;
        while (left > 0x7F) {
            out.u8(left & 0x7F | 0x80);
            left >>= 7;
        }
        out.u8(left);
    }
}
