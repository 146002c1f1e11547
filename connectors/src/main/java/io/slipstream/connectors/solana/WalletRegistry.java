package io.slipstream.connectors.solana;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who says which wallets and programs are to be followed. Used by one thread. */
public interface WalletRegistry extends AutoCloseable {

    /**
     * All addresses that are to be followed now, each checked to be one, and since when: epoch
     * millis of the change that said so, 0 if that is unknown. It is the same after a restart.
     *
     * @return null if they are the same as the last time, or not yet all known; waits for at most
     *     some 100 ms
     */
    @Nullable Map<String, Long> changed() throws Exception;
}
