package io.slipstream.functions.feed;

import io.slipstream.models.chain.Side;
import io.slipstream.models.trade.OrderContext;
import io.slipstream.models.trade.Signal;

/** Copies of a leader's trades. */
final class Signals {
    private Signals() {}

    static Signal buy(long slot) {
        return of(Side.BUY, slot);
    }

    static Signal sell(long slot) {
        return of(Side.SELL, slot);
    }

    /** What a user said, with a price of this slot. */
    static Signal command(Side side, long slot) {
        return of(side, slot, OrderContext.MANUAL_COMMAND, null);
    }

    private static Signal of(Side side, long slot) {
        return of(side, slot, OrderContext.COPY_TRADE, "tx-" + slot);
    }

    private static Signal of(Side side, long slot, OrderContext context, String cause) {
        boolean buy = side == Side.BUY;
        return new Signal(
                side + "-" + slot,
                1,
                context,
                "leader",
                cause,
                slot,
                0,
                0,
                1_700_000_000L,
                1_700_000_000_500L,
                side,
                "mint",
                buy ? 1_000 : 0,
                buy ? 0 : 50,
                buy ? 0 : 100,
                1_000,
                50,
                null);
    }
}
