package io.slipstream.functions.copy;

import io.slipstream.models.chain.PoolEvent;
import io.slipstream.models.chain.PoolTrade;
import org.jspecify.annotations.Nullable;

/** What concerns one mint: a leader's move in it, a trade, or its creation. One of them is set. */
public record MoveInput(
        String mint,
        @Nullable LeaderMove move,
        @Nullable PoolTrade trade,
        @Nullable PoolEvent event) {

    public static MoveInput of(LeaderMove move) {
        return new MoveInput(LeaderTrade.of(move.swap()).mint(), move, null, null);
    }

    public static MoveInput of(PoolTrade trade) {
        return new MoveInput(trade.mint(), null, trade, null);
    }

    public static MoveInput of(PoolEvent event) {
        return new MoveInput(event.mint(), null, null, event);
    }
}
