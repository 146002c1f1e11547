package io.slipstream.connectors.safety;

import io.slipstream.connectors.solana.rpc.ChainAccount;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Reads accounts: of a node, or of a simulated chain. */
public interface ChainAccounts extends AutoCloseable {
    /** Most accounts that a node takes in one call. */
    int MOST = 100;

    /**
     * What stood in the accounts at one slot.
     *
     * @param accounts those that exist, by address
     */
    record AtSlot(long slot, Map<String, ChainAccount> accounts) {}

    /** At most {@link #MOST} accounts. */
    CompletableFuture<AtSlot> read(List<String> addresses);

    /** Addresses of the token accounts that hold most of a mint, at most twenty. */
    CompletableFuture<List<String>> largestHolders(String mint);

    /** Name of the source in the facts. */
    String name();

    @Override
    default void close() {}
}
