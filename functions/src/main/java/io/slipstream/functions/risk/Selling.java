package io.slipstream.functions.risk;

import io.slipstream.models.trade.Lot;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderContext;
import io.slipstream.models.trade.OrderTerms;
import io.slipstream.models.trade.Signal;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides sells. A leader's sell closes a share of the lots bought by copying him. If copies of his
 * earlier buys are still in flight, the sell is kept until the last of them has an outcome, and
 * then closes its share of what there is, as one order: a signal has exactly one outcome. Buys
 * decided after it are none of its business, whenever they fill; hence decisions are numbered.
 *
 * <p>At a live venue a copy that nothing is signed for yet ends as LEADER_SOLD instead. On paper
 * there is no such moment: a decision is on its way at once.
 */
final class Selling {
    static final String LEADER_SOLD = "LEADER_SOLD";

    private Selling() {}

    static void judge(Signal signal, Desk desk, long now) {
        Position position = desk.position();
        if (signal.context() == OrderContext.COPY_TRADE
                && position.awaitsBuy(signal.source(), Long.MAX_VALUE)) {
            position.kept.add(new KeptSell(signal, desk.account().nextSequence++));
            if (desk.config().onChain() && refusal(signal, desk) == null) {
                withdrawCopies(signal, desk, now);
            }
        } else {
            sell(signal, Long.MAX_VALUE, desk, now);
        }
    }

    /** The ledger says which of them are signed already, and go on. */
    private static void withdrawCopies(Signal sell, Desk desk, long now) {
        OrderTerms terms = desk.terms(sell, null, 0, now);
        for (BuyReservation buy : desk.position().buys) {
            if (buy.source().equals(sell.source())) {
                desk.out().withdrawn(Order.withdrawal(terms.forOrder(buy.orderId()), LEADER_SOLD));
            }
        }
    }

    /** Holds the units of an order that goes on, as far as they are there, whoever decided it. */
    static void reserve(OrderTerms terms, Desk desk) {
        String exited = terms.context() == OrderContext.EXIT ? Exiting.lotOf(terms, desk) : null;
        Predicate<Lot> covered =
                exited == null
                        ? Desk.covered(terms.context(), terms.source())
                        : lot -> lot.lotId().equals(exited);
        List<LotUnits> parts = LotUnits.first(desk.position().free(covered), terms.inputAmount());
        desk.position().sells.add(new SellReservation(terms.orderId(), parts));
    }

    /** Decides the sells for whose buys all outcomes are known. */
    static void releaseKept(Desk desk, long now) {
        for (KeptSell sell = desk.position().takeReleased();
                sell != null;
                sell = desk.position().takeReleased()) {
            sell(sell.signal().withoutReceipt(), sell.sequence(), desk, now);
        }
    }

    /**
     * @param before lots from this place on are left alone
     */
    private static void sell(Signal signal, long before, Desk desk, long now) {
        RiskReason refusal = refusal(signal, desk);
        if (refusal != null) {
            desk.deny(signal, refusal.name(), now);
            return;
        }
        Position position = desk.position();
        Predicate<Lot> covered = Desk.covered(signal.context(), signal.source());
        List<LotUnits> free = position.free(lot -> lot.sequence() < before && covered.test(lot));
        long units =
                SellShare.of(
                        LotUnits.total(free),
                        signal.soldUnits(),
                        signal.balanceBefore(),
                        desk.config().dustDivisor());
        if (units == 0) {
            desk.deny(signal, RiskReason.NOTHING_TO_SELL.name(), now);
            return;
        }
        OrderTerms terms = desk.terms(signal, null, units, now);
        position.sells.add(new SellReservation(terms.orderId(), LotUnits.first(free, units)));
        desk.out().decided(Order.decided(terms));
    }

    /** Why nothing is sold, whatever is held; null if it may be. */
    private static @Nullable RiskReason refusal(Signal signal, Desk desk) {
        RiskReason halted = RiskLimits.halted(desk.account(), desk.system());
        if (halted != null && signal.context() != OrderContext.MANUAL_COMMAND) {
            return halted;
        }
        return signal.context() == OrderContext.COPY_TRADE
                ? CopyLimits.stopped(signal, desk.account(), desk.leaders())
                : null;
    }
}
