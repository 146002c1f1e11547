package io.slipstream.functions.risk;

import io.slipstream.models.trade.Lot;
import io.slipstream.models.trade.Notification;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderTerms;
import io.slipstream.models.trade.Trade;
import io.slipstream.models.trade.UserRiskState;

/** Hears of what was told by an earlier run, and tells nobody again. */
final class Unheard implements RiskOutput {
    @Override
    public void decided(Order order) {}

    @Override
    public void withdrawn(Order withdrawal) {}

    @Override
    public void adopted() {}

    @Override
    public void oversold(OrderTerms sale, long units) {}

    @Override
    public void settled(Order order) {}

    @Override
    public void overruled(Order denial) {}

    @Override
    public void opened(Breaker breaker) {}

    @Override
    public void booked(Trade trade) {}

    @Override
    public void changed(Lot lot) {}

    @Override
    public void counted(UserRiskState state) {}

    @Override
    public void told(Notification notification) {}
}
