package io.slipstream.functions.risk;

import io.slipstream.models.trade.OrderState;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** The counters of the risk gate. */
final class RiskMetrics {
    private final MetricGroup group;
    private final Counter signalsJudged;
    private final Counter ordersDecided;
    private final Counter ordersDenied;
    private final Counter orderEventsApplied;
    private final Counter tradesBooked;
    private final Counter realizedPnlLamports;
    private final Map<OrderState, Counter> settledByState = new EnumMap<>(OrderState.class);
    private final Map<String, Counter> deniedByReason = new HashMap<>();

    RiskMetrics(MetricGroup group) {
        this.group = group;
        signalsJudged = group.counter("signalsJudged");
        ordersDecided = group.counter("ordersDecided");
        ordersDenied = group.counter("ordersDenied");
        orderEventsApplied = group.counter("orderEventsApplied");
        tradesBooked = group.counter("tradesBooked");
        realizedPnlLamports = group.counter("realizedPnlLamports");
    }

    void signalJudged() {
        signalsJudged.inc();
    }

    void orderDecided() {
        ordersDecided.inc();
    }

    /**
     * Counted as {@code ordersDenied}, and in the group {@code reason} as {@code deniedByReason}.
     */
    void orderDenied(String reason) {
        ordersDenied.inc();
        deniedByReason
                .computeIfAbsent(reason, r -> group.addGroup("reason", r).counter("deniedByReason"))
                .inc();
    }

    void orderEventApplied() {
        orderEventsApplied.inc();
    }

    /** A final order event, counted as {@code ordersSettled} in the group {@code state}. */
    void orderSettled(OrderState state) {
        settledByState
                .computeIfAbsent(
                        state, s -> group.addGroup("state", s.name()).counter("ordersSettled"))
                .inc();
    }

    void tradeBooked(long realizedPnl) {
        tradesBooked.inc();
        realizedPnlLamports.inc(realizedPnl);
    }
}
