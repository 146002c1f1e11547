package io.slipstream.functions.risk;

import static io.slipstream.functions.risk.Given.SOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.slipstream.models.trade.Lot;
import io.slipstream.models.trade.Notification;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderContext;
import io.slipstream.models.trade.OrderState;
import io.slipstream.models.trade.OrderTerms;
import io.slipstream.models.trade.Trade;
import io.slipstream.models.trade.UserRiskState;
import org.junit.jupiter.api.Test;

/** Buys, and what becomes of them. */
class RiskGateTest extends GateScenario {

    @Test
    void aCopyBuyBecomesAnOrderThatLandsTwoSlotsLater() throws Exception {
        gate.signal(Given.buy("b", 1, A, MINT, 10, SOL));

        Order order = gate.onlyOrder();
        assertThat(order.state()).isEqualTo(OrderState.NEW);
        assertThat(order.id()).isEqualTo(Given.order("b"));
        OrderTerms terms = order.terms();
        assertThat(terms.landSlot()).isEqualTo(12);
        assertThat(terms.inputAmount()).isEqualTo(SOL);
        assertThat(terms.slippageBps()).isEqualTo(1_000);
        assertThat(terms.context()).isEqualTo(OrderContext.COPY_TRADE);
        assertThat(gate.landings()).containsExactly(12L);
    }

    @Test
    void aSignalLandsAfterWhatTheGateKnowsOfTheChain() throws Exception {
        gate.watermark(50);
        gate.signal(Given.buy("b", 1, A, MINT, 10, SOL));

        assertThat(gate.onlyOrder().terms().landSlot()).isEqualTo(52);
    }

    @Test
    void deniesWhenTwoSignalsSpendTheLastSol() throws Exception {
        gate.change(Given.settings(1, SOL + FEE, SOL, 5 * SOL, "ACTIVE"));

        gate.signal(Given.buy("b1", 1, A, MINT, 10, SOL));
        gate.signal(Given.buy("b2", 1, B, "Other", 10, 1));

        assertThat(gate.outcomes())
                .containsExactly("b1 NEW null", "b2 DENIED INSUFFICIENT_BALANCE");
        assertThat(gate.landings()).hasSize(1);
    }

    @Test
    void aFailedBuyGivesTheMoneyBackLessItsFee() throws Exception {
        gate.change(Given.settings(1, 2 * SOL, 2 * SOL, 5 * SOL, "ACTIVE"));
        Order order = gate.signal(Given.buy("b1", 1, A, MINT, 10, SOL));
        gate.event(order.failed("SLIPPAGE", FEE, 12, millis(12)));

        gate.signal(Given.buy("b2", 1, A, MINT, 20, 2 * SOL - 2 * FEE + 1));
        gate.signal(Given.buy("b3", 1, A, MINT, 20, 2 * SOL - 2 * FEE));

        assertThat(gate.outcomes())
                .containsExactly("b1 NEW null", "b2 DENIED INSUFFICIENT_BALANCE", "b3 NEW null");
        assertThat(gate.side(RiskGate.RISK_STATES))
                .containsExactly(new UserRiskState(1, "2026-01-01", -FEE, 0, null, 0));
        assertThat(gate.side(RiskGate.SETTLED)).hasSize(1);
        assertThat(gate.side(RiskGate.TRADES)).isEmpty();
        assertThat(gate.side(RiskGate.NOTIFICATIONS))
                .extracting(Notification::kind)
                .containsExactly("fail", "skip");
    }

    @Test
    void aChangeOfTheStartingBalanceMovesTheBalanceByTheDifference() throws Exception {
        gate.change(Given.settings(1, SOL, SOL, 5 * SOL, "ACTIVE"));
        Order order = gate.signal(Given.buy("b1", 1, A, MINT, 10, SOL / 2));
        gate.event(order.filled(1_000, FEE, 12, millis(12)));

        gate.change(Given.settings(1, 2 * SOL, 2 * SOL, 5 * SOL, "ACTIVE"));
        gate.signal(Given.buy("b2", 1, A, MINT, 20, 3 * SOL / 2 - 2 * FEE + 1));
        gate.signal(Given.buy("b3", 1, A, MINT, 20, 3 * SOL / 2 - 2 * FEE));

        assertThat(gate.outcomes())
                .containsExactly("b1 NEW null", "b2 DENIED INSUFFICIENT_BALANCE", "b3 NEW null");
    }

    @Test
    void aRoundTripBooksLotTradesAndProfit() throws Exception {
        Order buy = gate.signal(Given.buy("b", 1, A, MINT, 10, SOL));
        gate.event(buy.filled(1_000, FEE, 12, millis(12)));
        Order half = gate.signal(Given.sell("s1", 1, A, MINT, 20, 50, 100));
        gate.event(half.filled(SOL, FEE, 22, millis(22)));
        Order rest = gate.signal(Given.sell("s2", 1, A, MINT, 30, 50, 50));
        gate.event(rest.filled(SOL / 10, FEE, 32, millis(32)));

        assertThat(half.terms().inputAmount()).isEqualTo(500);
        assertThat(rest.terms().inputAmount()).isEqualTo(500);
        assertThat(gate.side(RiskGate.LOTS))
                .extracting(Lot::tokenUnits, Lot::costLamports)
                .containsExactly(
                        tuple(1_000L, SOL + FEE), tuple(500L, (SOL + FEE) / 2), tuple(0L, 0L));
        long first = SOL - FEE - (SOL + FEE) / 2;
        long second = SOL / 10 - FEE - (SOL + FEE) / 2;
        assertThat(gate.side(RiskGate.TRADES))
                .extracting(Trade::realizedPnlLamports)
                .containsExactly(0L, first, second);
        assertThat(gate.side(RiskGate.RISK_STATES))
                .extracting(UserRiskState::realizedPnlLamports)
                .containsExactly(0L, first, first + second);
        assertThat(gate.side(RiskGate.SETTLED)).hasSize(3);
        assertThat(gate.positions()).isZero();
    }
}
