package io.slipstream.functions.risk;

import io.slipstream.functions.exit.ExitRules;
import io.slipstream.functions.exit.ExitTrigger;
import io.slipstream.models.chain.Side;
import io.slipstream.models.market.PoolPrice;
import io.slipstream.models.trade.Lot;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderContext;
import io.slipstream.models.trade.OrderTerms;
import io.slipstream.models.trade.Signal;
import io.slipstream.models.unit.Ids;
import io.slipstream.models.user.SellMode;
import io.slipstream.models.user.UserSettingsRow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stop loss and take profit. */
final class Exiting {
    private Exiting() {}

    /**
     * The lots that a price says are to be sold, first opened first, with everything of each that
     * no other sell holds. Each counts as an attempt; a lot whose attempts are used up is left
     * alone. Empty where nothing automatic may happen.
     */
    static List<DueExit> due(PoolPrice price, Desk desk) {
        UserSettingsRow settings = desk.account().settings;
        if (settings == null || RiskLimits.halted(desk.account(), desk.system()) != null) {
            return List.of();
        }
        Position position = desk.position();
        List<DueExit> due = new ArrayList<>();
        for (Lot lot : position.lots) {
            ExitTrigger trigger = trigger(lot, price, settings, desk.leaders());
            List<LotUnits> free =
                    trigger == null
                            ? List.of()
                            : position.free(other -> other.lotId().equals(lot.lotId()));
            int attempts = position.exitAttempts.getOrDefault(lot.lotId(), 0);
            if (trigger != null && !free.isEmpty() && attempts < desk.config().exitAttempts()) {
                position.exitAttempts.put(lot.lotId(), attempts + 1);
                due.add(new DueExit(exit(lot, trigger, attempts + 1, price), trigger, free.get(0)));
            }
        }
        return due;
    }

    /** Sells what is due. */
    static void sell(DueExit due, Desk desk, long now) {
        OrderTerms terms = desk.terms(due.signal(), due.trigger().code(), due.part().units(), now);
        desk.position().sells.add(new SellReservation(terms.orderId(), List.of(due.part())));
        desk.out().decided(Order.decided(terms));
    }

    /** The lot that an exit is about, whoever decided it; null if it is not held. */
    static @Nullable String lotOf(OrderTerms exit, Desk desk) {
        String trigger = String.valueOf(exit.trigger());
        for (Lot lot : desk.position().lots) {
            for (int attempt = 1; attempt <= desk.config().exitAttempts(); attempt++) {
                if (Ids.exitSignal(lot.lotId(), trigger, 0, attempt).equals(exit.signalId())) {
                    return lot.lotId();
                }
            }
        }
        return null;
    }

    /** A lot that only its leader's sells close has none. */
    private static @Nullable ExitTrigger trigger(
            Lot lot, PoolPrice price, UserSettingsRow settings, Leaders leaders) {
        return Position.isCopy(lot) && leaders.terms(lot.source()).sellMode() == SellMode.COPY
                ? null
                : ExitRules.due(lot, price, settings);
    }

    private static Signal exit(Lot lot, ExitTrigger trigger, int attempt, PoolPrice price) {
        return new Signal(
                Ids.exitSignal(lot.lotId(), trigger.code(), 0, attempt),
                lot.userId(),
                OrderContext.EXIT,
                lot.source(),
                price.signature(),
                price.slot(),
                price.position(),
                price.ordinal(),
                price.blockTime(),
                price.receivedAt(),
                Side.SELL,
                lot.mint(),
                0,
                0,
                -1,
                price.lamports(),
                price.units(),
                null);
    }
}
