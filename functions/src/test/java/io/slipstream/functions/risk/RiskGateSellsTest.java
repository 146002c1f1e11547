package io.slipstream.functions.risk;

import static io.slipstream.functions.risk.Given.SOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.slipstream.models.chain.Side;
import io.slipstream.models.trade.Lot;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderContext;
import io.slipstream.models.trade.OrderState;
import io.slipstream.models.user.UserRow;
import org.junit.jupiter.api.Test;

/** Leaders' sells, and sells where buys are stopped. */
class RiskGateSellsTest extends GateScenario {

    @Test
    void aLeadersSellClosesOnlyWhatWasBoughtByCopyingHim() throws Exception {
        fill("a", A, 10, 1_000);
        fill("b", B, 10, 400);

        Order sell = gate.signal(Given.sell("s", 1, B, MINT, 20, 1, 1));

        assertThat(sell.terms().inputAmount()).isEqualTo(400);
        gate.event(sell.filled(SOL, FEE, 22, millis(22)));
        assertThat(gate.signal(Given.sell("s2", 1, B, MINT, 30, 1, 1)).reason())
                .isEqualTo("NOTHING_TO_SELL");
        assertThat(gate.signal(Given.sell("s3", 1, A, MINT, 30, 1, 1)).terms().inputAmount())
                .isEqualTo(1_000);
    }

    @Test
    void theSecondSellTakesItsShareOfWhatTheFirstLeaves() throws Exception {
        fill("a", A, 10, 1_000);

        Order first = gate.signal(Given.sell("s1", 1, A, MINT, 20, 50, 100));
        Order second = gate.signal(Given.sell("s2", 1, A, MINT, 20, 25, 50));
        assertThat(first.terms().inputAmount()).isEqualTo(500);
        assertThat(second.terms().inputAmount()).isEqualTo(250);

        gate.event(second.failed("SLIPPAGE", 0, 22, millis(22)));
        gate.event(first.filled(SOL, FEE, 22, millis(22)));
        assertThat(gate.signal(Given.sell("s3", 1, A, MINT, 30, 1, 1)).terms().inputAmount())
                .isEqualTo(500);
    }

    @Test
    void aSellBeforeTheCopyFilledWaitsAndIsSoldAtOnceWhenItFills() throws Exception {
        Order buy = gate.signal(Given.buy("b", 1, A, MINT, 10, SOL));
        assertThat(gate.signal(Given.sell("s", 1, A, MINT, 11, 30, 100))).isNull();

        gate.event(buy.filled(1_000, FEE, 12, millis(12)));

        assertThat(gate.outcomes()).containsExactly("b NEW null", "s NEW null");
        Order sell = gate.lastOrder();
        assertThat(sell.id()).isEqualTo(Given.order("s"));
        assertThat(sell.terms().inputAmount()).isEqualTo(300);
        assertThat(sell.terms().landSlot()).isEqualTo(14);
        assertThat(gate.landings()).containsExactly(12L, 14L);
    }

    @Test
    void aSellBeforeACopyThatFailsEndsAsNothingToSell() throws Exception {
        Order buy = gate.signal(Given.buy("b", 1, A, MINT, 10, SOL));
        gate.signal(Given.sell("s", 1, A, MINT, 11, 30, 100));

        gate.event(buy.failed("SLIPPAGE", FEE, 12, millis(12)));

        assertThat(gate.outcomes()).containsExactly("b NEW null", "s DENIED NOTHING_TO_SELL");
        assertThat(gate.positions()).isZero();
    }

    @Test
    void aKeptSellLeavesAloneWhatWasDecidedAfterIt() throws Exception {
        Order first = gate.signal(Given.buy("b1", 1, A, MINT, 10, SOL));
        gate.signal(Given.sell("s", 1, A, MINT, 10, 1, 1));
        Order second = gate.signal(Given.buy("b2", 1, A, MINT, 10, SOL));

        gate.event(second.filled(700, FEE, 12, millis(12)));
        assertThat(gate.outcomes()).hasSize(2);
        gate.event(first.filled(1_000, FEE, 12, millis(12)));

        assertThat(gate.lastOrder().id()).isEqualTo(Given.order("s"));
        assertThat(gate.lastOrder().terms().inputAmount()).isEqualTo(1_000);
        gate.event(gate.lastOrder().filled(SOL, FEE, 14, millis(14)));
        assertThat(gate.side(RiskGate.LOTS))
                .extracting(Lot::openedOrderId, Lot::tokenUnits)
                .last()
                .isEqualTo(tuple(first.id(), 0L));
    }

    @Test
    void aCopyOfAnotherLeaderInFlightHoldsNoSellBack() throws Exception {
        fill("a", A, 10, 1_000);
        gate.signal(Given.buy("b", 1, B, MINT, 20, SOL));

        assertThat(gate.signal(Given.sell("s", 1, A, MINT, 20, 1, 1)).terms().inputAmount())
                .isEqualTo(1_000);
    }

    @Test
    void sellsGoOnWhereBuysAreStopped() throws Exception {
        fill("a", A, 10, 1_000);
        gate.change(Given.settings(1, 0, 0, 0, "REDUCING"));
        gate.signal(Given.buy("b", 1, A, MINT, 20, SOL));
        assertThat(gate.signal(Given.sell("s1", 1, A, MINT, 21, 1, 4)).state())
                .isEqualTo(OrderState.NEW);

        gate.change(new UserRow(1, null, null, 1, true));
        gate.change(nothing(true));
        assertThat(gate.signal(Given.sell("s2", 1, A, MINT, 22, 1, 3)).state())
                .isEqualTo(OrderState.NEW);

        gate.change(Given.settings(1, 0, 0, 0, "HALTED"));
        assertThat(gate.signal(Given.sell("s3", 1, A, MINT, 23, 1, 2)).reason())
                .isEqualTo("HALTED");
        assertThat(
                        gate.signal(
                                        Given.signal(
                                                "s4",
                                                1,
                                                OrderContext.MANUAL_COMMAND,
                                                "command",
                                                MINT,
                                                24,
                                                Side.SELL,
                                                0,
                                                0,
                                                -1,
                                                null))
                                .terms()
                                .inputAmount())
                .isEqualTo(500);
    }
}
