package io.slipstream.functions.risk;

import io.slipstream.functions.notify.ComposeNotification;
import io.slipstream.models.chain.Side;
import io.slipstream.models.trade.Lot;
import io.slipstream.models.trade.Notification;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderContext;
import io.slipstream.models.trade.OrderTerms;
import io.slipstream.models.trade.Signal;
import io.slipstream.models.unit.Ids;
import io.slipstream.models.unit.Mints;
import io.slipstream.models.user.NotifyLevel;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What lies before whoever judges or books: one user's account, his position in the mint that the
 * input is about, his leaders, and where decisions go.
 *
 * @param system the operator's switch for all users; null if unknown
 */
record Desk(
        Account account,
        Position position,
        Leaders leaders,
        @Nullable String system,
        RiskConfig config,
        RiskOutput out) {

    void deny(Signal signal, String reason, long now) {
        long amount = signal.side() == Side.BUY ? signal.solLamports() : 0;
        Order denied = Order.denied(terms(signal, null, amount, now), reason);
        out.decided(denied);
        tell(ComposeNotification.denied(denied));
    }

    /** Tells the user, unless he wants to be told less. What he ordered himself is answered. */
    void tell(Notification notification) {
        NotifyLevel wanted =
                account.settings == null ? null : account.settings.effectiveCopying().notifyLevel();
        boolean told =
                wanted == null
                        || isCommanded(notification.order())
                        || switch (notification.kind()) {
                            case "skip" -> wanted == NotifyLevel.ALL;
                            case "fill", "fail" -> wanted != NotifyLevel.URGENT;
                            default -> true;
                        };
        if (told) {
            out.told(notification);
        }
    }

    private static boolean isCommanded(@Nullable Order order) {
        return order != null && order.terms().context().isCommanded();
    }

    /**
     * The terms of an order.
     *
     * @param amount base units of what is paid
     * @param now the slot up to which the gate knows the chain; an order lands after it
     */
    OrderTerms terms(Signal signal, @Nullable String trigger, long amount, long now) {
        boolean buy = signal.side() == Side.BUY;
        return new OrderTerms(
                Ids.order(signal.signalId()),
                signal.signalId(),
                signal.userId(),
                signal.context(),
                trigger,
                signal.source(),
                signal.sourceSignature(),
                signal.slot(),
                signal.position(),
                signal.blockTime(),
                signal.receivedAt(),
                signal.side(),
                signal.mint(),
                buy ? Mints.SOL : signal.mint(),
                buy ? signal.mint() : Mints.SOL,
                amount,
                slippage(buy),
                signal.referenceSol(),
                signal.referenceUnits(),
                Math.max(signal.slot(), now) + config.landingDelaySlots(),
                signal.modelVersion(),
                signal.scoreReasons());
    }

    /**
     * A command sells from every lot, anything else only what its own source bought. An exit holds
     * its one lot; only where that is not known do the lots of its source stand in.
     */
    static Predicate<Lot> covered(OrderContext context, String source) {
        return lot -> context == OrderContext.MANUAL_COMMAND || lot.source().equals(source);
    }

    private int slippage(boolean buy) {
        int bps = account.settings == null ? -1 : account.settings.slippageBps();
        if (bps >= 0 && bps <= 10_000) {
            return bps;
        }
        return buy ? 0 : config.sellSlippageBps();
    }
}
