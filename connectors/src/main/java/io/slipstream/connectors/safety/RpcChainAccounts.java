package io.slipstream.connectors.safety;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipstream.connectors.solana.JsonRpcClient;
import io.slipstream.connectors.solana.RpcCall;
import io.slipstream.connectors.solana.rpc.ChainAccount;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Accounts by {@code getMultipleAccounts}, at confirmed, with the slot that the node says; holders
 * by {@code getTokenLargestAccounts}.
 */
final class RpcChainAccounts implements ChainAccounts {
    private final JsonRpcClient client;

    RpcChainAccounts(JsonRpcClient client) {
        this.client = client;
    }

    @Override
    public CompletableFuture<AtSlot> read(List<String> addresses) {
        return client.call(
                        RpcCall.of(
                                "getMultipleAccounts",
                                addresses,
                                Map.of("encoding", "base64", "commitment", "confirmed")))
                .thenApply(answer -> atSlot(addresses, answer));
    }

    @Override
    public CompletableFuture<List<String>> largestHolders(String mint) {
        return client.call(
                        RpcCall.of(
                                "getTokenLargestAccounts", mint, Map.of("commitment", "confirmed")))
                .thenApply(
                        answer -> {
                            List<String> holders = new ArrayList<>();
                            answer.path("value")
                                    .forEach(one -> holders.add(one.path("address").asText()));
                            return holders;
                        });
    }

    private static AtSlot atSlot(List<String> addresses, JsonNode answer) {
        Map<String, ChainAccount> accounts = new HashMap<>();
        for (int i = 0; i < addresses.size(); i++) {
            JsonNode account = answer.path("value").path(i);
            if (account.isObject()) {
                accounts.put(
                        addresses.get(i),
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
