package io.slipstream.functions.profile;

import io.slipstream.functions.copy.LeaderTrade;
import io.slipstream.models.chain.NetSwap;
import io.slipstream.models.chain.PoolEvent;
import io.slipstream.models.chain.PoolTrade;
import org.jspecify.annotations.Nullable;

/** What concerns one mint: somebody's swap, a trade in a pool, or its creation. One is set. */
public record TapeInput(
        String mint, @Nullable NetSwap swap, @Nullable PoolTrade trade, @Nullable PoolEvent event) {

    public static TapeInput of(NetSwap swap) {
        return new TapeInput(LeaderTrade.of(swap).mint(), swap, null, null);
    }

    public static TapeInput of(PoolTrade trade) {
        return new TapeInput(trade.mint(), null, trade, null);
    }

    public static TapeInput of(PoolEvent event) {
        return new TapeInput(event.mint(), null, null, event);
    }
}
