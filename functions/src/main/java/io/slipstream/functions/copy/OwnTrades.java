package io.slipstream.functions.copy;

import io.slipstream.models.chain.NetSwap;
import io.slipstream.models.chain.Side;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderContext;
import io.slipstream.models.trade.OrderState;
import io.slipstream.models.trade.OrderTerms;
import org.jspecify.annotations.Nullable;

/**
 * What others may copy of a user's own fills: what he bought himself or sniped, and sales of that.
 * What he has by copying somebody is nobody's to copy.
 */
final class OwnTrades {
    private OwnTrades() {}

    /** True if the order copies somebody: its transaction says nothing about its user. */
    static boolean isCopy(Order order) {
        return order.terms().context() == OrderContext.COPY_TRADE;
    }

    /** True if it may become a trade for others to copy. */
    static boolean isOwnFill(Order order) {
        return order.state() == OrderState.FILLED && !isCopy(order);
    }

    /**
     * The fill as a swap of the wallet. The same as the feed's where both see the same transaction;
     * on paper the order's id stands for its signature.
     *
     * @param ownUnits units of the mint that he has bought himself and not sold yet
     * @return null if it sells nothing of that
     */
    static @Nullable NetSwap swap(String wallet, Order fill, long ownUnits) {
        OrderTerms terms = fill.terms();
        boolean buy = terms.side() == Side.BUY;
        long sold = buy ? 0 : Math.min(terms.inputAmount(), ownUnits);
        if (!buy && sold <= 0) {
            return null;
        }
        String signature = fill.signature();
        return new NetSwap(
                signature == null ? fill.id() : signature,
                fill.fillSlot(),
                Integer.MAX_VALUE,
                0,
                fill.filledAt() / 1000,
                0,
                wallet,
                terms.side(),
                terms.inputMint(),
                buy ? terms.inputAmount() : sold,
                terms.outputMint(),
                fill.outputAmount(),
                buy ? terms.inputAmount() : ownUnits,
                -1,
                false);
    }
}
