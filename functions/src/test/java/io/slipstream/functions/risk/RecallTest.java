package io.slipstream.functions.risk;

import static io.slipstream.functions.risk.Given.SOL;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.functions.settings.BootstrapMark;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderState;
import io.slipstream.models.trade.Signal;
import io.slipstream.models.trade.UserRiskState;
import io.slipstream.models.user.SettingsChange;
import io.slipstream.models.user.UserSettingsRow;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

/**
 * A gate that has lost its state, as after a restore from a backup, and the tables of the one
 * before.
 */
class RecallTest extends GateScenario {

    @Test
    void sellsWhatAnEarlierRunHasBought() throws Exception {
        fill("b", A, 10, 1_000);
        settle(gate.signal(Given.sell("s", 1, A, MINT, 20, 1, 4)), 250 * SOL / 1_000);

        try (GateHarness later = withoutState(Given.settings(1))) {
            recall(later, booked(gate), List.of());

            Order all = later.signal(Given.sellCommand("c", 1, MINT, 1, 1));
            assertThat(all.terms().inputAmount()).isEqualTo(750);
        }
    }

    @Test
    void waitsForWhatIsToldAndTellsNobodyAgain() throws Exception {
        fill("b", A, 10, 1_000);

        try (GateHarness later = withoutState(Given.settings(1))) {
            assertThat(later.signal(Given.sell("s", 1, A, MINT, 20, 1, 1))).isNull();
            recall(later, booked(gate), List.of());
            later.time(BootstrapMark.POLL_MILLIS);

            assertThat(later.onlyOrder().terms().inputAmount()).isEqualTo(1_000);
            assertThat(later.side(RiskGate.TRADES)).isEmpty();
            assertThat(later.side(RiskGate.LOTS)).isEmpty();
            assertThat(later.side(RiskGate.SETTLED)).isEmpty();
            assertThat(later.side(RiskGate.NOTIFICATIONS)).isEmpty();
        }
    }

    @Test
    void neitherASignalNorAnEventThatComesAgainCountsTwice() throws Exception {
        fill("b", A, 10, 1_000);
        List<Order> booked = booked(gate);

        try (GateHarness later = withoutState(Given.settings(1))) {
            recall(later, booked, List.of());

            assertThat(later.signal(Given.buy("b", 1, A, MINT, 10, SOL))).isNull();
            later.event(booked.get(0));
            assertThat(later.side(RiskGate.TRADES)).isEmpty();
            Order all = later.signal(Given.sell("s", 1, A, MINT, 20, 1, 1));
            assertThat(all.terms().inputAmount()).isEqualTo(1_000);
        }
    }

    @Test
    void knowsTheMoneyThatIsLeft() throws Exception {
        UserSettingsRow poor = Given.settings(1, 2 * (SOL + FEE), SOL, 5 * SOL, "ACTIVE");
        gate.change(poor);
        fill("b", A, 10, 1_000);

        try (GateHarness later = withoutState(poor)) {
            recall(later, booked(gate), List.of());
            later.signal(Given.buy("c", 1, A, "Other", 20, SOL));
            later.signal(Given.buy("d", 1, A, "Third", 20, 1));

            assertThat(later.outcomes())
                    .containsExactly("c NEW null", "d DENIED INSUFFICIENT_BALANCE");
        }
    }

    @Test
    void theDayAndTheBreakerStandAsTheyWereToldLast() throws Exception {
        for (int i = 0; i <= RiskConfig.paper().failuresAllowed(); i++) {
            fail("f" + i);
        }
        assertThat(breakers().get(breakers().size() - 1)).isEqualTo("CONSECUTIVE_FAILURES");
        List<UserRiskState> told = gate.side(RiskGate.RISK_STATES);
        UserRiskState stopped = told.get(told.size() - 1);
        UserRiskState resumed =
                new UserRiskState(1, stopped.day(), -6 * SOL, stopped.snipeUsedLamports(), null, 0);

        try (GateHarness later = withoutState(Given.settings(1))) {
            recall(later, booked(gate), List.of(stopped));
            later.signal(Given.buy("c", 1, A, "Other", 20, SOL));
            assertThat(later.outcomes()).containsExactly("c DENIED BREAKER");
        }
        try (GateHarness later = withoutState(Given.settings(1))) {
            recall(later, booked(gate), List.of(resumed));
            later.signal(Given.buy("c", 1, A, "Other", 20, SOL));
            assertThat(later.outcomes()).containsExactly("c DENIED DAILY_LOSS_LIMIT");
        }
    }

    @Test
    void anExitClosesTheLotThatItWasAbout() throws Exception {
        gate.change(Given.exits(Given.settings(1), 1_000, -1));
        fill("cheap", A, 10, 1_000_000);
        fill("dear", A, 11, 1_000);
        // Only the lot of 1,000 units has cost more than this price says.
        gate.price(1, Given.price(MINT, 20, SOL, 500_000));
        List<Order> exits = gate.orders().subList(2, gate.orders().size());
        assertThat(exits).singleElement().satisfies(o -> assertThat(units(o)).isEqualTo(1_000));
        settle(exits.get(0), SOL / 2);

        try (GateHarness later = withoutState(Given.settings(1))) {
            recall(later, booked(gate), List.of());
            Order all = later.signal(Given.sellCommand("c", 1, MINT, 1, 1));
            settle(later, all, SOL);

            assertThat(units(all)).isEqualTo(1_000_000);
            assertThat(later.side(RiskGate.LOTS))
                    .singleElement()
                    .satisfies(lot -> assertThat(lot.openedOrderId()).isEqualTo(id("cheap")));
        }
    }

    @Test
    void anOrderOnItsWayThatIsToldFirstHoldsWhatIsRecalledLater() throws Exception {
        fill("b", A, 10, 1_000);
        Order sell = gate.signal(Given.sell("s", 1, A, MINT, 20, 1, 2));

        try (GateHarness later = withoutState(Given.settings(1))) {
            later.change(SettingsChange.open(sell.sent()), 1);
            recall(later, booked(gate), List.of());
            later.time(BootstrapMark.POLL_MILLIS);

            Order rest = later.signal(Given.sellCommand("c", 1, MINT, 1, 1));
            assertThat(units(rest)).isEqualTo(500);
        }
    }

    @Test
    void aGateWithItsStateIsToldNothingAndWaitsForNothing() throws Exception {
        fill("b", A, 10, 1_000);
        OperatorSubtaskState snapshot;
        try (GateHarness later = withoutState(Given.settings(1))) {
            recall(later, booked(gate), List.of());
            snapshot = later.snapshot();
        }
        try (GateHarness again = recalling(snapshot)) {
            Order unseen = terms(Given.buy("u", 1, A, MINT, 12, SOL));
            again.change(SettingsChange.booked(unseen.filled(7, FEE, 14, millis(14))), 1);

            Order all = again.signal(Given.sellCommand("c", 1, MINT, 1, 1));
            assertThat(units(all)).isEqualTo(1_000);
        }
    }

    @Test
    void aStateFromHalfwayIsToldTheRestAndNothingTwice() throws Exception {
        fill("b", A, 10, 1_000);
        fill("c", A, 11, 500);
        List<Order> booked = booked(gate);
        OperatorSubtaskState snapshot;
        try (GateHarness later = withoutState(Given.settings(1))) {
            later.change(SettingsChange.booked(booked.get(0)), 1);
            snapshot = later.snapshot();
        }
        try (GateHarness again = recalling(snapshot)) {
            Signal sell = Given.sellCommand("s", 1, MINT, 1, 1);
            assertThat(again.signal(sell)).isNull();
            recall(again, booked, List.of());
            again.time(BootstrapMark.POLL_MILLIS);

            assertThat(units(again.onlyOrder())).isEqualTo(1_500);
        }
    }

    private static GateHarness withoutState(UserSettingsRow settings) throws Exception {
        GateHarness later = recalling(null);
        later.change(Given.user(1));
        later.change(settings);
        later.bootstrapped();
        return later;
    }

    private static GateHarness recalling(OperatorSubtaskState restored) throws Exception {
        return new GateHarness(new RiskGate(RiskConfig.paper(), true), restored);
    }

    private static void recall(GateHarness to, List<Order> booked, List<UserRiskState> days)
            throws Exception {
        for (Order order : booked) {
            to.change(SettingsChange.booked(order), 1);
        }
        for (UserRiskState day : days) {
            to.change(SettingsChange.of(day), 1);
        }
        to.change(SettingsChange.recalled(), -1);
    }

    private static List<Order> booked(GateHarness from) {
        return from.side(RiskGate.SETTLED);
    }

    private void settle(Order sell, long lamports) throws Exception {
        settle(gate, sell, lamports);
    }

    private static void settle(GateHarness at, Order sell, long lamports) throws Exception {
        long slot = sell.terms().landSlot();
        at.event(
                new Order(sell.terms(), OrderState.SENT, null, 0, 0, 0, 0, 1, 2)
                        .filled(lamports, FEE, slot, millis(slot)));
    }

    private static long units(Order order) {
        return order.terms().inputAmount();
    }

    private static String id(String signal) {
        return Given.order(signal);
    }
}
