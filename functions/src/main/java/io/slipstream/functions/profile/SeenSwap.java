package io.slipstream.functions.profile;

import io.slipstream.functions.copy.LeaderTrade;
import io.slipstream.models.chain.NetSwap;
import io.slipstream.models.chain.Side;

/** What is kept of a swap of one mint while its surroundings are of interest. Flink state. */
public record SeenSwap(
        String wallet,
        Side side,
        long sol,
        long units,
        long balanceBefore,
        long slot,
        int position,
        int ordinal,
        long blockTime,
        boolean told) {

    static SeenSwap of(NetSwap swap, LeaderTrade trade) {
        return new SeenSwap(
                swap.trader(),
                trade.side(),
                trade.sol(),
                trade.units(),
                trade.side() == Side.SELL ? swap.inputBalanceBefore() : -1,
                swap.slot(),
                swap.position(),
                swap.ordinal(),
                swap.blockTime(),
                false);
    }

    SeenSwap asTold() {
        return new SeenSwap(
                wallet, side, sol, units, balanceBefore, slot, position, ordinal, blockTime, true);
    }

    boolean isBefore(SeenSwap other) {
        if (slot != other.slot) {
            return slot < other.slot;
        }
        return position != other.position ? position < other.position : ordinal < other.ordinal;
    }
}
