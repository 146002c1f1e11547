package io.slipstream.connectors.solana;

import java.util.Map;

/** Asks nodes for the chain's newest slot, where nothing has told it. Safe for many threads. */
final class NewestSlot {
    private static final Map<String, Object> NEWEST =
            Map.of("commitment", Commitment.PROCESSED.wire());

    private final JsonRpcClient client;
    private final FeedHealth health;

    NewestSlot(JsonRpcClient client, FeedHealth health) {
        this.client = client;
        this.health = health;
    }

    /** Asks if none is known yet. */
    void learn() throws RpcException, InterruptedException {
        if (health.tip() < 0) {
            ask();
        }
    }

    void ask() throws RpcException, InterruptedException {
        long slot = JsonRpcClient.await(client.call(RpcCall.of("getSlot", NEWEST))).asLong(-1);
        health.slot(slot, System.currentTimeMillis());
    }
}
