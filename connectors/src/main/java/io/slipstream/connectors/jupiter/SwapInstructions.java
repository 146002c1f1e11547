package io.slipstream.connectors.jupiter;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipstream.models.layout.AccountRef;
import io.slipstream.models.layout.ChainInstruction;
import io.slipstream.models.trade.VenueReason;
import io.slipstream.models.unit.Base58;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * What {@code /swap-instructions} answers. The venue's own compute budget and tips are left out:
 * those are decided here.
 *
 * @param body setup, swap and cleanup, in this order
 * @param tables addresses of lookup tables
 */
record SwapInstructions(List<ChainInstruction> body, List<String> tables) {

    static SwapInstructions of(JsonNode answer) {
        List<ChainInstruction> body = new ArrayList<>();
        answer.path("setupInstructions").forEach(one -> body.add(instruction(one)));
        body.add(instruction(answer.path("swapInstruction")));
        JsonNode cleanup = answer.path("cleanupInstruction");
        if (cleanup.isObject()) {
            body.add(instruction(cleanup));
        }
        List<String> tables = new ArrayList<>();
        answer.path("addressLookupTableAddresses").forEach(table -> tables.add(address(table)));
        return new SwapInstructions(body, tables);
    }

    private static ChainInstruction instruction(JsonNode json) {
        List<AccountRef> accounts = new ArrayList<>();
        for (JsonNode account : json.path("accounts")) {
            accounts.add(
                    new AccountRef(
                            address(account.path("pubkey")),
                            account.path("isSigner").asBoolean(),
                            account.path("isWritable").asBoolean()));
        }
        try {
            byte[] data = Base64.getDecoder().decode(json.path("data").asText());
            return new ChainInstruction(address(json.path("programId")), accounts, data);
        } catch (IllegalArgumentException e) {
            throw new OrderRefusedException(
                    VenueReason.VENUE_REFUSED, "expected an instruction's data in base64, was not");
        }
    }

    private static String address(JsonNode json) {
        String text = json.asText();
        if (!Base58.isAddress(text)) {
            throw new OrderRefusedException(
                    VenueReason.VENUE_REFUSED, "expected an address, was something else");
        }
        return text;
    }
}
