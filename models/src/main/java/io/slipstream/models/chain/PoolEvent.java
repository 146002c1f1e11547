package io.slipstream.models.chain;

import org.jspecify.annotations.Nullable;

/**
 * A pool was created, or a token moved to another venue.
 *
 * @param kind CREATE: a token and its curve were born; MIGRATE: a curve graduated to a pool; POOL:
 *     a pool of an existing token was opened
 * @param dex short name of the program, e.g. {@code pumpfun}
 * @param mint the token
 * @param quoteMint what it trades against; null if unknown
 * @param pool the pool or curve; null if unknown
 * @param creator wallet that made it; null if unknown
 * @param symbol ticker that the creation gave the token; null if it says none
 * @param lpBurnedBps share of the LP tokens issued in this transaction that it also burned,
 *     hundredths of a percent; -1 if it issued none
 */
public record PoolEvent(
        String signature,
        long slot,
        int position,
        int ordinal,
        long blockTime,
        long receivedAt,
        Kind kind,
        String dex,
        String mint,
        @Nullable String quoteMint,
        @Nullable String pool,
        @Nullable String creator,
        @Nullable String symbol,
        int lpBurnedBps) {

    /** An event that says nothing of a symbol. */
    public PoolEvent(
            String signature,
            long slot,
            int position,
            int ordinal,
            long blockTime,
            long receivedAt,
            Kind kind,
            String dex,
            String mint,
            @Nullable String quoteMint,
            @Nullable String pool,
            @Nullable String creator) {
        this(
                signature,
                slot,
                position,
                ordinal,
                blockTime,
                receivedAt,
                kind,
                dex,
                mint,
                quoteMint,
                pool,
                creator,
                null,
                -1);
    }

    /** What happened to the pool. */
    public enum Kind {
        CREATE,
        MIGRATE,
        POOL
    }
}
