package io.slipstream.connectors.solana;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/** Results of getTransaction with nothing in them but what a tape needs. */
final class Transactions {

    private Transactions() {}

    static ObjectNode json(long slot, String signature, String account) {
        ObjectNode json = JsonRpcClient.MAPPER.createObjectNode();
        json.put("slot", slot).put("blockTime", 1_700_000_000L + slot);
        ObjectNode transaction = json.putObject("transaction");
        transaction.putArray("signatures").add(signature);
        transaction.putObject("message").putArray("accountKeys").add(account);
        return json;
    }

    /** As a wallet's history hands it on. */
    static WalletTransaction of(String wallet, long slot, String signature) {
        return new WalletTransaction(
                wallet,
                slot,
                -1,
                signature,
                1_700_000_000L + slot,
                json(slot, signature, wallet).toString().getBytes(StandardCharsets.UTF_8),
                new WalletPosition(slot, signature));
    }
}
