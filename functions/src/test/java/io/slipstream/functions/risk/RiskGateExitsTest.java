package io.slipstream.functions.risk;

import static io.slipstream.functions.risk.Given.SOL;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.trade.Notification;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderContext;
import io.slipstream.models.trade.OrderTerms;
import io.slipstream.models.unit.Ids;
import org.junit.jupiter.api.Test;

/** Stop loss and take profit. */
class RiskGateExitsTest extends GateScenario {

    @Test
    void aPriceBelowTheStopSellsTheLotOnce() throws Exception {
        gate.change(Given.exits(Given.settings(1), 2_000, -1));
        fill("a", A, 10, 1_000);
        long stop = (SOL + FEE) * 8 / 10;

        gate.price(1, Given.price(MINT, 20, stop + 1, 1_000));
        assertThat(gate.outcomes()).containsExactly("a NEW null");
        gate.price(1, Given.price(MINT, 21, stop, 1_000));
        gate.price(1, Given.price(MINT, 22, stop / 2, 1_000));

        assertThat(gate.orders()).hasSize(2);
        OrderTerms terms = gate.lastOrder().terms();
        assertThat(terms.context()).isEqualTo(OrderContext.EXIT);
        assertThat(terms.trigger()).isEqualTo("stop_loss");
        assertThat(terms.source()).isEqualTo(A);
        assertThat(terms.inputAmount()).isEqualTo(1_000);
        assertThat(terms.sourceSlot()).isEqualTo(21);
        assertThat(terms.landSlot()).isEqualTo(23);
        assertThat(terms.signalId())
                .isEqualTo(Ids.exitSignal(Ids.lot(Given.order("a")), "stop_loss", 0, 1));
        gate.event(gate.lastOrder().filled(stop, FEE, 23, millis(23)));
        gate.price(1, Given.price(MINT, 24, 1, 1_000));
        assertThat(gate.orders()).hasSize(2);
        assertThat(gate.positions()).isZero();
    }

    @Test
    void aPriceAboveTheTakeProfitSellsOnlyWhatNothingElseSells() throws Exception {
        gate.change(Given.exits(Given.settings(1), -1, 5_000));
        fill("a", A, 10, 1_000);
        gate.signal(Given.sell("s", 1, A, MINT, 20, 1, 4));

        gate.price(1, Given.price(MINT, 21, 2 * SOL, 1_000));

        assertThat(gate.lastOrder().terms().trigger()).isEqualTo("take_profit");
        assertThat(gate.lastOrder().terms().inputAmount()).isEqualTo(750);
    }

    @Test
    void anExitThatFailsIsTriedAgainAndInTheEndLeftToTheUser() throws Exception {
        gate.change(Given.exits(Given.settings(1), 2_000, -1));
        fill("a", A, 10, 1_000);
        for (int slot = 20; slot < 60; slot += 2) {
            int before = gate.orders().size();
            gate.price(1, Given.price(MINT, slot, 1, 1_000));
            if (gate.orders().size() > before) {
                gate.event(gate.lastOrder().failed("SLIPPAGE", FEE, slot + 1, millis(slot + 1)));
            }
        }

        assertThat(gate.orders()).hasSize(1 + RiskConfig.paper().exitAttempts());
        assertThat(gate.orders()).extracting(Order::id).doesNotHaveDuplicates();
        assertThat(gate.side(RiskGate.NOTIFICATIONS).stream().map(Notification::kind))
                .containsOnlyOnce("exit");
    }

    @Test
    void nothingExitsWhereSomebodyHasHalted() throws Exception {
        gate.change(Given.exits(Given.settings(1), 2_000, -1));
        fill("a", A, 10, 1_000);
        gate.system("HALTED");
        gate.price(1, Given.price(MINT, 20, 1, 1_000));
        assertThat(gate.orders()).hasSize(1);

        gate.system("REDUCING");
        gate.price(1, Given.price(MINT, 21, 1, 1_000));
        assertThat(gate.orders()).hasSize(2);
    }
}
