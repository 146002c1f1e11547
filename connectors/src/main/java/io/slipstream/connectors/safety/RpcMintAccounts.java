package io.slipstream.connectors.safety;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipstream.connectors.solana.JsonRpcClient;
import io.slipstream.connectors.solana.RpcCall;
import io.slipstream.connectors.solana.rpc.ChainAccount;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Mint accounts by {@code getMultipleAccounts}, at confirmed, with the slot that the node says. */
final class RpcMintAccounts implements MintAccounts {
    private final JsonRpcClient client;

    RpcMintAccounts(JsonRpcClient client) {
        this.client = client;
    }

    @Override
    public CompletableFuture<AtSlot> read(List<String> mints) {
        return client.call(
                        RpcCall.of(
                                "getMultipleAccounts",
                                mints,
                                Map.of("encoding", "base64", "commitment", "confirmed")))
                .thenApply(answer -> atSlot(mints, answer));
    }

    private static AtSlot atSlot(List<String> mints, JsonNode answer) {
        Map<String, ChainAccount> accounts = new HashMap<>();
        for (int i = 0; i < mints.size(); i++) {
            JsonNode account = answer.path("value").path(i);
            if (account.isObject()) {
                accounts.put(
                        mints.get(i),
                        new ChainAccount(
                                account.path("owner").asText(),
                                account.path("lamports").asLong(),
                                Base64.getDecoder().decode(account.at("/data/0").asText())));
            }
        }
        return new AtSlot(answer.at("/context/slot").asLong(-1), accounts);
    }

    @Override
    public String name() {
        return "rpc";
    }
}
