package io.slipstream.jobs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipstream.jobs.chaos.Localnet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;

/** Somebody who buys one token on a localnet, again and again. */
final class LocalnetTrader {
    private final Localnet localnet;
    private final String mint;
    private final String wallet;

    private LocalnetTrader(Localnet localnet, String mint) throws Exception {
        this.localnet = localnet;
        this.mint = mint;
        this.wallet = buy(1);
    }

    /** Makes the token and a deep pool, and buys once. */
    static LocalnetTrader start(Localnet localnet) throws Exception {
        String mint =
                localnet.admin("mint", "{\"symbol\":\"T\",\"decimals\":6,\"supply\":1000000000}")
                        .path("mint")
                        .asText();
        localnet.admin(
                "pool",
                "{\"mint\":\"" + mint + "\",\"sol\":1000,\"tokens\":100000000,\"feeBps\":30}");
        return new LocalnetTrader(localnet, mint);
    }

    String wallet() {
        return wallet;
    }

    String mint() {
        return mint;
    }

    /** Returns the trader, who is always the same. */
    String buy(int times) throws Exception {
        JsonNode last = new ObjectMapper().nullNode();
        for (int i = 0; i < times; i++) {
            last =
                    localnet.admin(
                            "trade", "{\"mint\":\"" + mint + "\",\"side\":\"buy\",\"amount\":0.5}");
        }
        return last.path("trader").asText();
    }

    /** Waits until what was bought is confirmed, two slots later. */
    void settle() throws Exception {
        long slot = localnet.state().path("slot").asLong();
        while (localnet.state().path("slot").asLong() <= slot + 3) {
            LockSupport.parkNanos(50_000_000);
        }
    }

    /** The signatures of his swaps, from the node's own ledger. */
    Set<String> swaps() throws Exception {
        settle();
        Set<String> swaps = new TreeSet<>();
        for (JsonNode swap : localnet.read("ledger?owner=" + wallet).path("swaps")) {
            if (swap.path("err").isNull()) {
                swaps.add(swap.path("signature").asText());
            }
        }
        return swaps;
    }
}
