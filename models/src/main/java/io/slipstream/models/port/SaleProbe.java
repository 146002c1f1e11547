package io.slipstream.models.port;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Tries, without doing it, to buy a token and to sell at once what that brings. */
public interface SaleProbe extends AutoCloseable {

    /**
     * Whether the buy could be sold again; null if that could not be found out. Fails only if
     * something is broken.
     *
     * @param lamports of the buy, above 0
     */
    CompletableFuture<@Nullable Boolean> sells(String mint, long lamports);

    /** Of where nobody can try. */
    static SaleProbe none() {
        return (mint, lamports) -> CompletableFuture.completedFuture(null);
    }

    @Override
    default void close() {}
}
