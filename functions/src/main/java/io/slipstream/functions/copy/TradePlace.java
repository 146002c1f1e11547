package io.slipstream.functions.copy;

import io.slipstream.models.chain.NetSwap;

/** Where on the chain a leader's last handled trade of a mint stands. */
public record TradePlace(long slot, int position) {

    static TradePlace of(NetSwap swap) {
        return new TradePlace(swap.slot(), swap.position());
    }

    boolean isAfter(TradePlace other) {
        return slot != other.slot ? slot > other.slot : position > other.position;
    }
}
