package io.slipstream.functions.decode;

import io.slipstream.models.chain.PoolEvent;
import org.jspecify.annotations.Nullable;

/** A creation or migration while a transaction is decoded. */
record PoolOpening(
        int at,
        PoolEvent.Kind kind,
        String dex,
        String mint,
        @Nullable String quoteMint,
        @Nullable String pool,
        @Nullable String creator,
        @Nullable String symbol) {

    PoolOpening(
            int at,
            PoolEvent.Kind kind,
            String dex,
            String mint,
            @Nullable String quoteMint,
            @Nullable String pool,
            @Nullable String creator) {
        this(at, kind, dex, mint, quoteMint, pool, creator, null);
    }
}
