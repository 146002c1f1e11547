package io.slipstream.functions.decode;

import io.slipstream.models.chain.PoolEvent;
import org.jspecify.annotations.Nullable;

/**
 * A creation or migration while a transaction is decoded.
 *
 * @param lpMint of the pool's LP tokens; null if it has none, or nobody said
 */
record PoolOpening(
        int at,
        PoolEvent.Kind kind,
        String dex,
        String mint,
        @Nullable String quoteMint,
        @Nullable String pool,
        @Nullable String creator,
        @Nullable String symbol,
        @Nullable String lpMint) {

    PoolOpening(
            int at,
            PoolEvent.Kind kind,
            String dex,
            String mint,
            @Nullable String quoteMint,
            @Nullable String pool,
            @Nullable String creator) {
        this(at, kind, dex, mint, quoteMint, pool, creator, null, null);
    }

    /** The same with LP tokens. */
    PoolOpening with(@Nullable String lp) {
        return new PoolOpening(at, kind, dex, mint, quoteMint, pool, creator, symbol, lp);
    }
}
