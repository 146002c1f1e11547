package io.slipstream.functions.risk;

import static io.slipstream.functions.risk.Given.SOL;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.functions.settings.BootstrapMark;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderState;
import java.time.Duration;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

/** What comes again, comes unknown, or comes before the settings. */
class RiskGateReplaysTest extends GateScenario {

    @Test
    void aSignalIsJudgedOnceHoweverOftenItComes() throws Exception {
        gate.signal(Given.buy("b", 1, A, MINT, 10, SOL));
        gate.signal(Given.buy("b", 1, A, MINT, 10, SOL));
        gate.signal(Given.buy("big", 1, A, MINT, 10, 2 * SOL));
        gate.signal(Given.buy("big", 1, A, MINT, 10, 2 * SOL));
        gate.signal(Given.sell("s", 1, A, MINT, 11, 1, 2));
        gate.signal(Given.sell("s", 1, A, MINT, 11, 1, 2));

        assertThat(gate.outcomes()).containsExactly("b NEW null", "big DENIED MAX_TRADE_SIZE");
    }

    @Test
    void anOrderEventIsAppliedOnceHoweverOftenItComes() throws Exception {
        Order buy = gate.signal(Given.buy("b", 1, A, MINT, 10, SOL));
        gate.event(buy.sent());
        gate.event(buy.filled(1_000, FEE, 12, millis(12)));
        gate.event(buy.filled(1_000, FEE, 12, millis(12)));
        gate.event(buy.filled(900, FEE, 13, millis(13)));
        gate.event(buy.sent().failed("SLIPPAGE", FEE, 14, millis(14)));

        assertThat(gate.side(RiskGate.TRADES)).hasSize(1);
        assertThat(gate.side(RiskGate.SETTLED)).hasSize(1);
        assertThat(gate.signal(Given.sell("s", 1, A, MINT, 20, 1, 1)).terms().inputAmount())
                .isEqualTo(1_000);
    }

    @Test
    void adoptsAnEventForAnOrderThatItDoesNotKnow() throws Exception {
        Order buy = terms(Given.buy("b", 1, A, MINT, 10, SOL));
        gate.event(buy.filled(1_000, FEE, 12, millis(12)));
        gate.signal(Given.buy("b", 1, A, MINT, 10, SOL));
        assertThat(gate.outcomes()).isEmpty();
        assertThat(gate.side(RiskGate.TRADES)).hasSize(1);

        gate.signal(Given.buy("c", 1, A, MINT, 20, SOL));
        gate.change(Given.settings(1, 2 * SOL + 2 * FEE, SOL, 5 * SOL, "ACTIVE"));
        gate.signal(Given.buy("d", 1, A, "Other", 20, 1));

        assertThat(gate.outcomes()).containsExactly("c NEW null", "d DENIED INSUFFICIENT_BALANCE");
    }

    @Test
    void adoptsASellAndClosesItsUnits() throws Exception {
        fill("a", A, 10, 1_000);
        Order sell = gate.signal(Given.sell("s1", 1, A, MINT, 20, 1, 2));
        gate.event(
                new Order(
                                sold(Given.sell("s2", 1, A, MINT, 21, 1, 2), 200),
                                OrderState.SENT,
                                null,
                                0,
                                0,
                                0,
                                0,
                                1,
                                2)
                        .filled(SOL, FEE, 22, millis(22)));
        gate.event(sell.filled(SOL, FEE, 23, millis(23)));

        assertThat(gate.side(RiskGate.LOTS).get(2).tokenUnits()).isEqualTo(300);
    }

    @Test
    void aDenialInTheLedgerReleasesWhatTheDecisionHeld() throws Exception {
        gate.change(Given.settings(1, SOL + FEE, SOL, 5 * SOL, "ACTIVE"));
        Order buy = gate.signal(Given.buy("b1", 1, A, MINT, 10, SOL));
        Order denial = new Order(buy.terms(), OrderState.DENIED, "REDUCING", 0, 0, 12, 0, 1, 1);

        gate.event(denial);
        gate.event(denial);
        gate.signal(Given.buy("b2", 1, A, MINT, 20, SOL));

        assertThat(gate.outcomes()).containsExactly("b1 NEW null", "b2 NEW null");
        assertThat(gate.side(RiskGate.SETTLED)).isEmpty();
    }

    @Test
    void forgetsOrdersAfterAFortnightWhenTheUserTradesAgain() throws Exception {
        long day = Duration.ofDays(1).toMillis();
        gate.time(100 * day);
        gate.signal(Given.buy("old", 1, A, MINT, 10, 1));
        gate.time(101 * day);
        gate.signal(Given.buy("kept", 1, A, MINT, 11, 1));
        gate.time(115 * day);
        gate.signal(Given.buy("new", 1, A, MINT, 12, 1));
        gate.signal(Given.buy("kept", 1, A, MINT, 11, 1));
        gate.signal(Given.buy("old", 1, A, MINT, 10, 1));

        assertThat(gate.outcomes())
                .containsExactly("old NEW null", "kept NEW null", "new NEW null", "old NEW null");
    }

    @Test
    void parksSignalsAndEventsUntilTheSettingsAreThere() throws Exception {
        gate.close();
        gate = new GateHarness();
        gate.time(0);
        gate.signal(Given.buy("b1", 1, A, MINT, 10, SOL));
        gate.signal(Given.buy("b2", 1, A, MINT, 11, SOL));
        gate.change(Given.user(1));
        gate.change(Given.settings(1));
        gate.time(BootstrapMark.POLL_MILLIS);
        assertThat(gate.outcomes()).isEmpty();

        gate.bootstrapped();
        gate.time(2 * BootstrapMark.POLL_MILLIS);

        assertThat(gate.outcomes()).containsExactly("b1 NEW null", "b2 NEW null");
        assertThat(gate.processingTimers()).isZero();
    }

    @Test
    void goesOnAfterARestartWithWhatIsReservedAndHeld() throws Exception {
        gate.change(Given.settings(1, SOL + FEE, SOL, 5 * SOL, "ACTIVE"));
        Order buy = gate.signal(Given.buy("b", 1, A, MINT, 10, SOL));
        gate.signal(Given.sell("s", 1, A, MINT, 11, 1, 2));
        OperatorSubtaskState snapshot = gate.snapshot();
        gate.close();

        gate = new GateHarness(snapshot);
        gate.signal(Given.buy("b", 1, A, MINT, 10, SOL));
        gate.signal(Given.buy("c", 1, A, "Other", 11, 1));
        gate.event(buy.filled(1_000, FEE, 12, millis(12)));

        assertThat(gate.outcomes()).containsExactly("c DENIED INSUFFICIENT_BALANCE", "s NEW null");
        assertThat(gate.lastOrder().terms().inputAmount()).isEqualTo(500);
    }

    @Test
    void keepsNothingForAMark() throws Exception {
        gate.close();
        gate = new GateHarness();
        gate.bootstrapped();

        assertThat(gate.stateEntries()).isZero();
        assertThat(List.copyOf(gate.outcomes())).isEmpty();
    }
}
