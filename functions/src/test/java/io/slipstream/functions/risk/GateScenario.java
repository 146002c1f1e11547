package io.slipstream.functions.risk;

import static io.slipstream.functions.risk.Given.SOL;

import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderState;
import io.slipstream.models.trade.OrderTerms;
import io.slipstream.models.trade.Signal;
import io.slipstream.models.trade.UserRiskState;
import io.slipstream.models.user.UserSettingsRow;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The gate with one user who has ten SOL, and what happens to him in most tests. */
abstract class GateScenario {
    static final long FEE = 105_000;
    static final String A = "LeaderA";
    static final String B = "LeaderB";
    static final String MINT = "Mint";

    GateHarness gate;

    @BeforeEach
    void open() throws Exception {
        gate = new GateHarness();
        gate.change(Given.user(1));
        gate.change(Given.settings(1));
        gate.bootstrapped();
    }

    @AfterEach
    void close() throws Exception {
        gate.close();
    }

    void fail(String signal) throws Exception {
        Order order = gate.signal(Given.buy(signal, 1, A, "Thin", 10, 1_000));
        gate.event(order.failed("NO_DEPTH", 0, 12, millis(12)));
    }

    List<String> breakers() {
        return gate.side(RiskGate.RISK_STATES).stream().map(UserRiskState::breaker).toList();
    }

    long told(String kind) {
        return gate.side(RiskGate.NOTIFICATIONS).stream()
                .filter(notification -> notification.kind().equals(kind))
                .count();
    }

    void fill(String signal, String leader, long slot, long units) throws Exception {
        Order order = gate.signal(Given.buy(signal, 1, leader, MINT, slot, SOL));
        gate.event(order.filled(units, FEE, slot + 2, millis(slot + 2)));
    }

    static Order terms(Signal signal) {
        return new Order(
                sold(signal, signal.solLamports()), OrderState.SENT, null, 0, 0, 0, 0, 1, 2);
    }

    static OrderTerms sold(Signal signal, long amount) {
        return new OrderTerms(
                Given.order(signal.signalId()),
                signal.signalId(),
                signal.userId(),
                signal.context(),
                null,
                signal.source(),
                signal.sourceSignature(),
                signal.slot(),
                signal.position(),
                signal.blockTime(),
                signal.receivedAt(),
                signal.side(),
                signal.mint(),
                "in",
                "out",
                amount,
                1_000,
                0,
                0,
                signal.slot() + 2);
    }

    static UserSettingsRow nothing(boolean deleted) {
        return new UserSettingsRow(
                1, -1, -1, -1, false, -1, false, -1, false, -1, null, false, -1, 0, -1, -1, -1, -1,
                null, deleted);
    }

    static long millis(long slot) {
        return Given.blockTime(slot) * 1000;
    }
}
