package io.slipstream.functions.risk;

import io.slipstream.models.trade.Lot;
import io.slipstream.models.trade.Notification;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderState;
import io.slipstream.models.trade.OrderTerms;
import io.slipstream.models.trade.Trade;
import io.slipstream.models.trade.UserRiskState;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what a book says to the gate's outputs, and tells the host what will land. */
record RiskEmission(
        KeyedProcessFunction<Long, RiskInput, Order>.Context context,
        Collector<Order> out,
        GateClock clock,
        RiskMetrics metrics)
        implements RiskOutput {
    private static final Logger LOG = LoggerFactory.getLogger(RiskEmission.class);

    @Override
    public void decided(Order order) {
        if (order.state() == OrderState.DENIED) {
            metrics.orderDenied(String.valueOf(order.reason()));
        } else {
            clock.lands(order.terms().landSlot());
            metrics.orderDecided();
        }
        out.collect(order);
    }

    @Override
    public void withdrawn(Order withdrawal) {
        metrics.orderWithdrawn();
        context.output(RiskGate.WITHDRAWALS, withdrawal);
    }

    @Override
    public void adopted() {
        metrics.orderAdopted();
    }

    @Override
    public void oversold(OrderTerms sale, long units) {
        LOG.warn(
                "order={} user={} mint={} sold {} units more than there are lots of",
                sale.orderId(),
                sale.userId(),
                sale.mint(),
                units);
    }

    @Override
    public void settled(Order order) {
        metrics.orderSettled(order.state());
        context.output(RiskGate.SETTLED, order);
    }

    @Override
    public void overruled(Order denial) {
        metrics.decisionOverruled(String.valueOf(denial.reason()));
    }

    @Override
    public void opened(Breaker breaker) {
        metrics.breakerOpened(breaker);
    }

    @Override
    public void booked(Trade trade) {
        metrics.tradeBooked(trade.realizedPnlLamports());
        context.output(RiskGate.TRADES, trade);
    }

    @Override
    public void changed(Lot lot) {
        context.output(RiskGate.LOTS, lot);
    }

    @Override
    public void counted(UserRiskState state) {
        context.output(RiskGate.RISK_STATES, state);
    }

    @Override
    public void told(Notification notification) {
        context.output(RiskGate.NOTIFICATIONS, notification);
    }
}
