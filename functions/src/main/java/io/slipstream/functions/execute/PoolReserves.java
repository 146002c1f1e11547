package io.slipstream.functions.execute;

import io.slipstream.models.chain.PoolTrade;

/**
 * What a SOL-quoted constant-product pool held after the last trade of a slot.
 *
 * @param position place in the slot of the trade that left it so
 * @param ordinal place within that transaction
 * @param blockTime epoch seconds of the slot, 0 if unknown
 * @param units base units of the mint
 * @param lamports of SOL
 * @param feeBps hundredths of a percent; −1 if unknown
 */
public record PoolReserves(
        long slot,
        int position,
        int ordinal,
        long blockTime,
        long units,
        long lamports,
        int feeBps) {

    /** What a trade left. It must have reserves. */
    public static PoolReserves after(PoolTrade trade) {
        return new PoolReserves(
                trade.slot(),
                trade.position(),
                trade.ordinal(),
                trade.blockTime(),
                trade.baseReserve(),
                trade.quoteReserve(),
                trade.feeBps());
    }

    /** True if this is the state after the other one, within one slot. */
    boolean follows(PoolReserves other) {
        return position != other.position ? position > other.position : ordinal >= other.ordinal;
    }
}
