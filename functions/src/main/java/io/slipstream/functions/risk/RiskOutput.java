package io.slipstream.functions.risk;

import io.slipstream.models.trade.Lot;
import io.slipstream.models.trade.Notification;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderTerms;
import io.slipstream.models.trade.Trade;
import io.slipstream.models.trade.UserRiskState;

/** Where a user's book writes what follows from an input. */
interface RiskOutput {

    /** An order, or the denial that a signal ends in. */
    void decided(Order order);

    /** An order decided here is to end, unless it is filled; its final event says which it was. */
    void withdrawn(Order withdrawal);

    /** An order was not decided in this state's life, and is held or booked all the same. */
    void adopted();

    /** More was sold than the lots that are known: a fault, here or of who keeps the wallet. */
    void oversold(OrderTerms sale, long units);

    /** A final order event that was applied for the first time. */
    void settled(Order order);

    /** An order decided here that the ledger refused, since it held a denial of the same id. */
    void overruled(Order denial);

    /** A user's breaker, by the order that was just settled. */
    void opened(Breaker breaker);

    void booked(Trade trade);

    /** A lot was opened, reduced or closed. */
    void changed(Lot lot);

    void counted(UserRiskState state);

    void told(Notification notification);
}
