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
    private final Counter commandsJudged;
    private final Counter offersJudged;
    private final Counter exitSignals;
    private final Counter ordersDecided;
    private final Counter ordersDenied;
    private final Counter orderEventsApplied;
    private final Counter ordersAdopted;
    private final Counter sellsKept;
    private final Counter withdrawals;
    private final Counter tradesBooked;
    private final Counter realizedPnlLamports;
    private final Map<OrderState, Counter> settledByState = new EnumMap<>(OrderState.class);
    private final Map<String, Counter> deniedByReason = new HashMap<>();
    private final Map<Breaker, Counter> openedByBreaker = new EnumMap<>(Breaker.class);

    RiskMetrics(MetricGroup group) {
        this.group = group;
        signalsJudged = group.counter("signalsJudged");
        commandsJudged = group.counter("commandsJudged");
        offersJudged = group.counter("offersJudged");
        exitSignals = group.counter("exitSignals");
        ordersDecided = group.counter("ordersDecided");
        ordersDenied = group.counter("ordersDenied");
        orderEventsApplied = group.counter("orderEventsApplied");
        ordersAdopted = group.counter("ordersAdopted");
        sellsKept = group.counter("sellsKept");
        withdrawals = group.counter("withdrawals");
        tradesBooked = group.counter("tradesBooked");
        realizedPnlLamports = group.counter("realizedPnlLamports");
    }

    void signalJudged() {
        signalsJudged.inc();
    }

    /** A signal that a user's command became. */
    void commandJudged() {
        commandsJudged.inc();
    }

    /** A signal that an offer became that its user took. */
    void offerJudged() {
        offersJudged.inc();
    }

    /** A signal that a price made. */
    void exitSignalled() {
        exitSignals.inc();
    }

    void orderDecided() {
        ordersDecided.inc();
    }

    /** Also counted as {@code ordersDenied} in the group {@code reason}. */
    void orderDenied(String reason) {
        ordersDenied.inc();
        deniedByReason
                .computeIfAbsent(reason, r -> group.addGroup("reason", r).counter("ordersDenied"))
                .inc();
    }

    /** What was counted as an order is the denial that the ledger held before. */
    void decisionOverruled(String reason) {
        ordersDecided.dec();
        orderDenied(reason);
    }

    void orderEventApplied() {
        orderEventsApplied.inc();
    }

    /** Sells that wait for the outcome of a buy, and therefore have none of their own yet. */
    void sellsKept(int more) {
        sellsKept.inc(more);
    }

    /** An order in flight whose cause was taken back; it may still turn out to be filled. */
    void orderWithdrawn() {
        withdrawals.inc();
    }

    void orderAdopted() {
        ordersAdopted.inc();
    }

    /** A final order event, counted as {@code ordersSettled} in the group {@code state}. */
    void orderSettled(OrderState state) {
        settledByState
                .computeIfAbsent(
                        state, s -> group.addGroup("state", s.name()).counter("ordersSettled"))
                .inc();
    }

    /** A user's breaker, counted as {@code breakersOpened} in the group {@code breaker}. */
    void breakerOpened(Breaker opened) {
        openedByBreaker
                .computeIfAbsent(
                        opened, b -> group.addGroup("breaker", b.name()).counter("breakersOpened"))
                .inc();
    }

    void tradeBooked(long realizedPnl) {
        tradesBooked.inc();
        realizedPnlLamports.inc(realizedPnl);
    }
}
