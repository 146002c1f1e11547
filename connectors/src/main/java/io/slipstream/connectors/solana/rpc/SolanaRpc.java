package io.slipstream.connectors.solana.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipstream.connectors.solana.Commitment;
import io.slipstream.connectors.solana.InFlight;
import io.slipstream.connectors.solana.JsonRpcClient;
import io.slipstream.connectors.solana.RpcCall;
import io.slipstream.connectors.solana.RpcException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The calls that execution needs. Reads are at confirmed unless they say otherwise. All of them may
 * be repeated, {@link #send} too: the same bytes land at most once. Futures fail with an {@link
 * RpcException}. Safe for use by many threads.
 */
public final class SolanaRpc {
    /** Signatures in one call of {@link #statuses}; a node takes no more. */
    public static final int MOST_STATUSES = 256;

    /** Accounts in one call of {@link #lamports}; a node takes no more. */
    public static final int MOST_ACCOUNTS = 100;

    private static final Map<String, Object> CONFIRMED =
            Map.of("commitment", Commitment.CONFIRMED.wire());

    private final JsonRpcClient client;
    private final InFlight inFlight;

    /**
     * @param mostInFlight requests under way at once; further ones wait
     */
    public SolanaRpc(JsonRpcClient client, int mostInFlight) {
        this.client = client;
        this.inFlight = new InFlight(mostInFlight);
    }

    public CompletableFuture<LatestBlockhash> latestBlockhash() {
        return call("getLatestBlockhash", CONFIRMED)
                .thenApply(
                        result ->
                                new LatestBlockhash(
                                        result.at("/value/blockhash").asText(),
                                        result.at("/value/lastValidBlockHeight").asLong(),
                                        result.at("/context/slot").asLong()));
    }

    /** Lamports of an account; 0 if there is none. */
    public CompletableFuture<Long> balance(String address) {
        return call("getBalance", address, CONFIRMED)
                .thenApply(result -> result.path("value").asLong());
    }

    /**
     * What accounts hold, all in the same slot.
     *
     * @param addresses at most {@value #MOST_ACCOUNTS}
     */
    public CompletableFuture<Lamports> lamports(List<String> addresses) {
        return call(
                        "getMultipleAccounts",
                        addresses,
                        Map.of("encoding", "base64", "commitment", Commitment.CONFIRMED.wire()))
                .thenApply(
                        result -> {
                            Map<String, Long> byAddress = new HashMap<>();
                            accounts(addresses, result.path("value"))
                                    .forEach(
                                            (address, account) ->
                                                    byAddress.put(address, account.lamports()));
                            return new Lamports(result.at("/context/slot").asLong(), byAddress);
                        });
    }

    /** Height of the newest block of that commitment. */
    public CompletableFuture<Long> blockHeight(Commitment commitment) {
        return call("getBlockHeight", Map.of("commitment", commitment.wire()))
                .thenApply(JsonNode::asLong);
    }

    /** Those that exist, by address. */
    public CompletableFuture<Map<String, ChainAccount>> accounts(List<String> addresses) {
        if (addresses.isEmpty()) {
            return CompletableFuture.completedFuture(Map.of());
        }
        return call(
                        "getMultipleAccounts",
                        addresses,
                        Map.of("encoding", "base64", "commitment", Commitment.CONFIRMED.wire()))
                .thenApply(result -> accounts(addresses, result.path("value")));
    }

    /**
     * Hands a signed transaction to the node, after preflight at confirmed.
     *
     * @return its signature; an {@link RpcException#PREFLIGHT_FAILED} says that this node has not
     *     passed it on, not that no other has
     */
    public CompletableFuture<String> send(byte[] transaction) {
        return call(
                        "sendTransaction",
                        Base64.getEncoder().encodeToString(transaction),
                        Map.of(
                                "encoding",
                                "base64",
                                "skipPreflight",
                                false,
                                "preflightCommitment",
                                Commitment.CONFIRMED.wire(),
                                "maxRetries",
                                0))
                .thenApply(JsonNode::asText);
    }

    /**
     * What a transaction would do now, signed or not, whatever its blockhash.
     *
     * @param addresses accounts whose state afterwards is wanted
     */
    public CompletableFuture<Simulation> simulate(byte[] transaction, List<String> addresses) {
        return call(
                        "simulateTransaction",
                        Base64.getEncoder().encodeToString(transaction),
                        Map.of(
                                "encoding",
                                "base64",
                                "commitment",
                                Commitment.CONFIRMED.wire(),
                                "sigVerify",
                                false,
                                "replaceRecentBlockhash",
                                true,
                                "accounts",
                                Map.of("encoding", "base64", "addresses", addresses)))
                .thenApply(
                        result -> {
                            JsonNode value = result.path("value");
                            JsonNode err = value.path("err");
                            boolean failed = !err.isNull() && !err.isMissingNode();
                            return new Simulation(
                                    failed ? ChainError.of(err) : null,
                                    value.path("unitsConsumed").asLong(),
                                    failed
                                            ? Map.of()
                                            : accounts(addresses, value.path("accounts")));
                        });
    }

    /**
     * Where transactions stand, by signature; one that the node does not know is missing.
     *
     * @param signatures at most {@value #MOST_STATUSES}
     * @param searchHistory false: only what lies a few minutes back
     */
    public CompletableFuture<Map<String, SignatureStatus>> statuses(
            List<String> signatures, boolean searchHistory) {
        if (signatures.isEmpty()) {
            return CompletableFuture.completedFuture(Map.of());
        }
        return call(
                        "getSignatureStatuses",
                        signatures,
                        Map.of("searchTransactionHistory", searchHistory))
                .thenApply(result -> statuses(signatures, result.path("value")));
    }

    /** A transaction that has landed and is confirmed. */
    public CompletableFuture<Optional<LandedTransaction>> transaction(String signature) {
        return call(
                        "getTransaction",
                        signature,
                        Map.of(
                                "encoding",
                                "json",
                                "commitment",
                                Commitment.CONFIRMED.wire(),
                                "maxSupportedTransactionVersion",
                                0))
                .thenApply(
                        result ->
                                result.isNull()
                                        ? Optional.empty()
                                        : Optional.of(LandedTransaction.of(result)));
    }

    /** A landed and confirmed transaction as it went over the wire. */
    public CompletableFuture<Optional<byte[]>> wire(String signature) {
        return call(
                        "getTransaction",
                        signature,
                        Map.of(
                                "encoding",
                                "base64",
                                "commitment",
                                Commitment.CONFIRMED.wire(),
                                "maxSupportedTransactionVersion",
                                0))
                .thenApply(
                        result ->
                                result.isNull()
                                        ? Optional.empty()
                                        : Optional.of(
                                                Base64.getDecoder()
                                                        .decode(
                                                                result.at("/transaction/0")
                                                                        .asText())));
    }

    /**
     * Whether the node's history reaches back to a slot: its first block lies at or before it, or,
     * where a node does not tell its first block, it can still hand out the block of that slot.
     */
    public CompletableFuture<Boolean> reachesBackTo(long slot) {
        return client.call(RpcCall.of("getFirstAvailableBlock"))
                .thenApply(first -> first.asLong(Long.MAX_VALUE) <= slot)
                .exceptionallyCompose(
                        problem ->
                                code(problem) == RpcException.NO_SUCH_METHOD
                                        ? hasBlock(slot)
                                        : CompletableFuture.failedFuture(problem));
    }

    private CompletableFuture<Boolean> hasBlock(long slot) {
        return call(
                        "getBlock",
                        slot,
                        Map.of(
                                "transactionDetails",
                                "none",
                                "rewards",
                                false,
                                "maxSupportedTransactionVersion",
                                0))
                .thenApply(JsonNode::isObject)
                .exceptionally(problem -> false);
    }

    private CompletableFuture<JsonNode> call(String method, Object... parameters) {
        return inFlight.run(() -> client.call(RpcCall.of(method, parameters)));
    }

    private static int code(Throwable problem) {
        Throwable cause = problem instanceof CompletionException ? problem.getCause() : problem;
        return cause instanceof RpcException refused ? refused.code() : 0;
    }

    private static Map<String, SignatureStatus> statuses(List<String> signatures, JsonNode values) {
        Map<String, SignatureStatus> statuses = new HashMap<>();
        for (int i = 0; i < signatures.size(); i++) {
            JsonNode status = values.path(i);
            if (status.isObject()) {
                String level = status.path("confirmationStatus").asText();
                statuses.put(
                        signatures.get(i),
                        new SignatureStatus(
                                status.path("slot").asLong(),
                                level.equals("confirmed") || level.equals("finalized")));
            }
        }
        if (values.size() != signatures.size()) {
            throw new CompletionException(
                    new RpcException(
                            RpcException.NO_ANSWER,
                            "expected " + signatures.size() + " statuses, was " + values.size()));
        }
        return statuses;
    }

    private static Map<String, ChainAccount> accounts(List<String> addresses, JsonNode values) {
        Map<String, ChainAccount> accounts = new HashMap<>();
        for (int i = 0; i < addresses.size(); i++) {
            JsonNode account = values.path(i);
            if (account.isObject()) {
                accounts.put(
                        addresses.get(i),
                        new ChainAccount(
                                account.path("owner").asText(),
                                account.path("lamports").asLong(),
                                Base64.getDecoder().decode(account.at("/data/0").asText())));
            }
        }
        return accounts;
    }
}
