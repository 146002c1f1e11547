package io.slipstream.functions.risk;

import static io.slipstream.functions.risk.Given.SOL;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.trade.Notification;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderState;
import io.slipstream.models.trade.Signal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a user's gate does when the transaction behind a signal never happened. */
class RetractionTest {
    private static final long FEE = 105_000;
    private static final String A = "LeaderA";
    private static final String MINT = "Mint";
    private static final String RETRACTED = "RETRACTED";

    private GateHarness gate;

    @BeforeEach
    void open() throws Exception {
        gate = new GateHarness();
        gate.change(Given.user(1));
        gate.change(Given.settings(1, SOL + FEE, SOL, 5 * SOL, "ACTIVE"));
        gate.bootstrapped();
    }

    @AfterEach
    void close() throws Exception {
        gate.close();
    }

    @Test
    void anOrderInFlightIsWithdrawnAndItsMoneyComesBackWithItsEnd() throws Exception {
        Signal buy = Given.buy("b1", 1, A, MINT, 10, SOL);
        Order order = gate.signal(buy);

        gate.retract(buy.refused(RETRACTED));

        assertThat(gate.side(RiskGate.WITHDRAWALS)).hasSize(1);
        Order withdrawal = gate.side(RiskGate.WITHDRAWALS).get(0);
        assertThat(withdrawal.isWithdrawal()).isTrue();
        assertThat(withdrawal.id()).isEqualTo(order.id());
        assertThat(withdrawal.reason()).isEqualTo(RETRACTED);
        assertThat(withdrawal.terms().mint()).isEqualTo(MINT);
        // still reserved: it may have been filled
        gate.signal(Given.buy("b2", 1, A, "Other", 11, SOL));

        gate.event(order.sent().expired(RETRACTED, 0, 0));
        gate.signal(Given.buy("b3", 1, A, "Other", 12, SOL));

        assertThat(gate.outcomes())
                .containsExactly("b1 NEW null", "b2 DENIED INSUFFICIENT_BALANCE", "b3 NEW null");
        assertThat(gate.side(RiskGate.SETTLED))
                .extracting(settled -> settled.state() + " " + settled.reason())
                .containsExactly("EXPIRED RETRACTED");
        assertThat(gate.side(RiskGate.NOTIFICATIONS))
                .extracting(Notification::kind)
                .containsExactly("skip", "fail");
    }

    @Test
    void aFilledOrderStaysAndIsBookedOnce() throws Exception {
        Signal buy = Given.buy("b1", 1, A, MINT, 10, SOL);
        Order order = gate.signal(buy);
        Order filled = order.sent().filled(1_000, FEE, 12, Given.blockTime(12) * 1000);

        gate.retract(buy.refused(RETRACTED));
        gate.event(filled);
        gate.event(order.sent().expired(RETRACTED, 0, 0));
        gate.retract(buy.refused(RETRACTED));

        assertThat(gate.side(RiskGate.WITHDRAWALS)).hasSize(1);
        assertThat(gate.side(RiskGate.SETTLED))
                .extracting(Order::state)
                .containsExactly(OrderState.FILLED);
        assertThat(gate.side(RiskGate.TRADES)).hasSize(1);
    }

    @Test
    void aSellThatWaitsForItsCopyIsDenied() throws Exception {
        Order order = gate.signal(Given.buy("b", 1, A, MINT, 10, SOL));
        Signal sell = Given.sell("s", 1, A, MINT, 11, 100, 100);
        gate.signal(sell);

        gate.retract(sell.refused(RETRACTED));
        gate.event(order.sent().filled(1_000, FEE, 12, Given.blockTime(12) * 1000));

        assertThat(gate.outcomes()).containsExactly("b NEW null", "s DENIED RETRACTED");
    }

    @Test
    void aRetractionThatOvertakesItsSignalDeniesIt() throws Exception {
        Signal buy = Given.buy("b", 1, A, MINT, 10, SOL);

        gate.retract(buy.refused(RETRACTED));
        gate.signal(buy);

        assertThat(gate.outcomes()).containsExactly("b DENIED RETRACTED");
        assertThat(gate.side(RiskGate.WITHDRAWALS)).isEmpty();
    }

    @Test
    void aDeniedSignalHasNothingToTakeBack() throws Exception {
        Signal buy = Given.buy("b", 1, A, MINT, 10, 2 * SOL);
        gate.signal(buy);

        gate.retract(buy.refused(RETRACTED));

        assertThat(gate.outcomes()).hasSize(1);
        assertThat(gate.side(RiskGate.WITHDRAWALS)).isEmpty();
        assertThat(gate.positions()).isZero();
    }
}
