package io.slipstream.functions.risk;

import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderContext;
import io.slipstream.models.trade.OrderTerms;
import io.slipstream.models.trade.Signal;

/** Decides buys, and holds money for those that go on. */
final class Buying {
    private Buying() {}

    /**
     * @param ageMillis how long ago it was that caused the signal
     */
    static void judge(Signal asked, Desk desk, long now, long ageMillis) {
        boolean copy = asked.context() == OrderContext.COPY_TRADE;
        Signal signal = copy ? CopyLimits.sized(asked, desk.position(), desk.leaders()) : asked;
        RiskReason refusal =
                RiskLimits.refusal(
                        signal,
                        desk.account(),
                        desk.position(),
                        desk.leaders(),
                        desk.system(),
                        desk.config(),
                        ageMillis);
        if (refusal != null) {
            desk.deny(signal, refusal.name(), now);
            return;
        }
        OrderTerms terms = desk.terms(signal, null, signal.solLamports(), now);
        reserve(terms, desk);
        desk.out().decided(Order.decided(terms));
    }

    /** Holds the money of an order that goes on, whoever decided it. */
    static void reserve(OrderTerms terms, Desk desk) {
        Account account = desk.account();
        BuyReservation held =
                new BuyReservation(
                        terms.orderId(),
                        terms.source(),
                        terms.inputAmount(),
                        desk.config().feeLamports(),
                        terms.context() == OrderContext.SNIPER,
                        terms.context() == OrderContext.COPY_TRADE,
                        terms.context() == OrderContext.AUTOMATED,
                        account.day,
                        account.nextSequence++);
        account.reserve(held);
        if (held.copy()) {
            LeaderAccount leader = desk.leaders().account(held.source());
            leader.openPositions += desk.position().isOpenBy(held.source()) ? 0 : 1;
            leader.reserve(held);
        }
        desk.position().buys.add(held);
    }
}
