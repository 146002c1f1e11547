package io.slipstream.models.chain;

/**
 * What one trader gave and got in one transaction, netted over its legs: the thing that is copied.
 * Wrapped and native SOL are both {@link io.slipstream.models.unit.Mints#SOL}.
 *
 * @param signature transaction signature, base58
 * @param slot slot, or the slot of the event before it
 * @param position place of the transaction within the slot
 * @param ordinal place of this swap within the transaction
 * @param blockTime epoch seconds, 0 if unknown
 * @param receivedAt epoch millis at the source
 * @param trader wallet, base58
 * @param side BUY if SOL or a stable coin was paid for something else, SELL for the reverse, else
 *     SWAP
 * @param inputMint what was given
 * @param inputAmount base units, above zero
 * @param outputMint what was received
 * @param outputAmount base units, above zero
 * @param inputBalanceBefore the trader's balance of the input mint before the transaction, base
 *     units; -1 if unknown
 * @param solUsdMicros price of one SOL in millionths of a dollar known at that moment; -1 if
 *     unknown
 * @param fromBalances true if no program was read that says so: the trader's balances alone do
 */
public record NetSwap(
        String signature,
        long slot,
        int position,
        int ordinal,
        long blockTime,
        long receivedAt,
        String trader,
        Side side,
        String inputMint,
        long inputAmount,
        String outputMint,
        long outputAmount,
        long inputBalanceBefore,
        long solUsdMicros,
        boolean fromBalances) {}
