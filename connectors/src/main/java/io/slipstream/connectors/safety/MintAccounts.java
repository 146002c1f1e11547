package io.slipstream.connectors.safety;

import io.slipstream.connectors.solana.rpc.ChainAccount;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Reads accounts of many mints at once: a node, or a simulated chain. */
public interface MintAccounts extends AutoCloseable {

    /**
     * What stood in the accounts at one slot.
     *
     * @param accounts those that exist, by address
     */
    record AtSlot(long slot, Map<String, ChainAccount> accounts) {}

    /** At most {@link MintInspector#BATCH} accounts: of mints, and of their metadata. */
    CompletableFuture<AtSlot> read(List<String> addresses);

    /** Name of the source in the facts. */
    String name();

    @Override
    default void close() {}
}
