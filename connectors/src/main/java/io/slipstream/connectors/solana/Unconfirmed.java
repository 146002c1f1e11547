package io.slipstream.connectors.solana;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipstream.models.chain.Retraction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Transactions that were handed on as processed and have not been seen in a history yet. One that
 * the node does not know once its slot lies {@link #FORGOTTEN_SLOTS} back was dropped by a fork: a
 * slot is final after 32. One that a fork moved to a later slot is watched further there. Safe for
 * use by many threads.
 */
final class Unconfirmed {
    static final int FORGOTTEN_SLOTS = 32;

    /** Signatures that a node takes in one request. */
    private static final int LARGEST_QUESTION = 256;

    private static final String PROCESSED = Commitment.PROCESSED.wire();

    private final JsonRpcClient client;
    private final Map<String, Long> slots = new ConcurrentHashMap<>();

    Unconfirmed(JsonRpcClient client) {
        this.client = client;
    }

    void add(String signature, long slot) {
        slots.put(signature, slot);
    }

    /** It is in a history, hence confirmed. */
    void confirmed(String signature) {
        slots.remove(signature);
    }

    /** Those of which it is now known that they never happened; they are not watched any more. */
    List<Retraction> dropped(long tip) throws RpcException, InterruptedException {
        List<String> old = new ArrayList<>();
        slots.forEach(
                (signature, slot) -> {
                    if (slot + FORGOTTEN_SLOTS <= tip && old.size() < LARGEST_QUESTION) {
                        old.add(signature);
                    }
                });
        if (old.isEmpty()) {
            return List.of();
        }
        JsonNode answer =
                JsonRpcClient.await(
                        client.call(
                                RpcCall.of(
                                        "getSignatureStatuses",
                                        old,
                                        Map.of("searchTransactionHistory", true))));
        long answeredAt = answer.path("context").path("slot").asLong(-1);
        JsonNode statuses = answer.path("value");
        List<Retraction> dropped = new ArrayList<>();
        for (int i = 0; i < old.size() && statuses.size() == old.size(); i++) {
            Long slot = slots.get(old.get(i));
            if (slot == null || slot + FORGOTTEN_SLOTS > answeredAt) {
                continue; // confirmed meanwhile, or by a node that is behind
            }
            JsonNode status = statuses.get(i);
            if (status.path("confirmationStatus").asText().equals(PROCESSED)) {
                slots.put(old.get(i), status.path("slot").asLong(slot));
                continue;
            }
            slots.remove(old.get(i));
            if (status.isNull()) {
                dropped.add(new Retraction(old.get(i), slot));
            }
        }
        return dropped;
    }
}
