package io.slipstream.models.market;

/**
 * What the deepest SOL pool of a mint held after a trade: its price is lamports ÷ units.
 *
 * @param slot slot of the trade
 * @param position place of its transaction in the slot
 * @param ordinal place of the trade in the transaction
 * @param signature of that transaction
 * @param blockTime epoch seconds, 0 if unknown
 * @param receivedAt epoch millis at which the source held the trade
 * @param lamports above zero
 * @param units base units of the mint, above zero
 */
public record PoolPrice(
        String mint,
        long slot,
        int position,
        int ordinal,
        String signature,
        long blockTime,
        long receivedAt,
        long lamports,
        long units) {}
