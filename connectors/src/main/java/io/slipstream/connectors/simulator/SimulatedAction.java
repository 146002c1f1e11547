package io.slipstream.connectors.simulator;

import org.jspecify.annotations.Nullable;

/**
 * What a simulated transaction means: the truth against which a decoder can be held.
 *
 * @param trader who signed
 * @param mint the token (of SOL/USDC trades: USDC); null for a transfer
 * @param program address of the venue's program; null for a transfer
 * @param pool pool or bonding curve after the action; null for a transfer
 * @param failed landed with an error; nothing of it happened
 * @param buy for a trade and for a creation with a first buy: the trader received the token
 * @param units token units that changed hands; 0 if none did
 * @param quote lamports that the trader paid or got, fees of the venue included
 * @param baseReserve token units of the venue after it, as the price sees them
 * @param quoteReserve lamports of the venue after it, likewise
 */
public record SimulatedAction(
        Kind kind,
        String signature,
        long slot,
        String trader,
        @Nullable String mint,
        @Nullable String program,
        @Nullable String pool,
        boolean failed,
        boolean buy,
        long units,
        long quote,
        long baseReserve,
        long quoteReserve) {

    /** What a transaction does. */
    public enum Kind {
        CREATE,
        TRADE,
        MIGRATE,
        /** Lamports from one wallet to another. */
        TRANSFER
    }

    /** Lamports for 10^15 token units after the action. */
    public double price() {
        return (double) quoteReserve / baseReserve * 1e15;
    }
}
