package io.slipstream.functions.execute;

import io.slipstream.models.chain.Side;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderState;
import io.slipstream.models.trade.OrderTerms;
import io.slipstream.models.unit.Slots;
import org.jspecify.annotations.Nullable;

/** Fills the orders of one mint that land in one slot, in the order in which they are handed in. */
final class PaperSlot {
    private final long slot;
    private final @Nullable PoolReserves pool;
    private final @Nullable ConstantProductFill reserves;
    private final long feeLamports;

    /**
     * @param pool what the deepest pool holds at the end of the slot; null if none is known
     * @param feeLamports network and priority fee of one transaction
     */
    PaperSlot(long slot, @Nullable PoolReserves pool, long feeLamports, int defaultPoolFeeBps) {
        this.slot = slot;
        this.pool = pool;
        this.reserves = pool == null ? null : new ConstantProductFill(pool, defaultPoolFeeBps);
        this.feeLamports = feeLamports;
    }

    /**
     * The order's final version. One that had its outcome before keeps it, and its share.
     *
     * @param decision what the deepest pool held when the order was decided, for orders without a
     *     reference price of their own; null if that is unknown: then nothing is bought
     */
    Order fill(Order order, @Nullable PoolReserves decision) {
        OrderTerms terms = order.terms();
        if (order.state().isFinal()) {
            return settledBefore(order);
        }
        long filledAt = blockMillis(terms);
        long output = reserves == null ? 0 : reserves.quote(terms.side(), terms.inputAmount());
        if (reserves == null || output <= 0) {
            return order.failed(FillReason.NO_DEPTH.name(), 0, slot, filledAt);
        }
        boolean priced = terms.referenceSol() > 0 && terms.referenceUnits() > 0;
        if (!priced && decision == null && terms.side() == Side.BUY) {
            return order.failed(FillReason.NO_DEPTH.name(), 0, slot, filledAt);
        }
        if (output < least(terms, priced, decision)) {
            return order.failed(FillReason.SLIPPAGE.name(), feeLamports, slot, filledAt);
        }
        reserves.take(terms.side(), terms.inputAmount(), output);
        return order.filled(output, feeLamports, slot, filledAt);
    }

    private Order settledBefore(Order order) {
        OrderTerms terms = order.terms();
        if (order.state() == OrderState.FILLED && reserves != null) {
            reserves.take(terms.side(), terms.inputAmount(), order.outputAmount());
        }
        return order.fillSlot() > 0
                ? order
                : new Order(
                        terms,
                        order.state(),
                        order.reason(),
                        order.outputAmount(),
                        order.feeLamports(),
                        slot,
                        blockMillis(terms),
                        order.attempt(),
                        order.version());
    }

    private static long least(OrderTerms terms, boolean priced, @Nullable PoolReserves decision) {
        if (priced) {
            return least(terms, terms.referenceSol(), terms.referenceUnits());
        }
        return decision == null ? 0 : least(terms, decision.lamports(), decision.units());
    }

    private static long least(OrderTerms terms, long lamports, long units) {
        return SlippageLimit.least(
                terms.side(), terms.inputAmount(), lamports, units, terms.slippageBps());
    }

    /** From the latest slot whose time is known, the pool's or the order's cause, 400 ms a slot. */
    private long blockMillis(OrderTerms terms) {
        long time = terms.blockTime();
        long at = terms.sourceSlot();
        if (pool != null && pool.blockTime() > 0 && (pool.slot() >= at || time <= 0)) {
            time = pool.blockTime();
            at = pool.slot();
        }
        return time <= 0 ? 0 : time * 1000 + (slot - at) * Slots.MILLIS;
    }
}
