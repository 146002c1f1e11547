package io.slipstream.functions.risk;

import static io.slipstream.functions.risk.Given.SOL;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.trade.Command;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderState;
import io.slipstream.models.trade.Signal;
import io.slipstream.models.trade.UserRiskState;
import io.slipstream.models.user.UserRow;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

/** What stops buys: settings, limits, breakers, the operator. */
class RiskGateStopsTest extends GateScenario {

    @Test
    void unknownUsersAndSettingsDenyBuysWithAReason() throws Exception {
        gate.signal(Given.buy("b1", 2, A, MINT, 10, SOL));
        gate.change(Given.user(2));
        gate.signal(Given.buy("b2", 2, A, MINT, 10, SOL));
        gate.change(nothing(false));
        gate.signal(Given.buy("b3", 1, A, MINT, 10, SOL));
        gate.signal(Given.refused("b4", 1, MINT, 10, "UNSUPPORTED_PAIR"));

        assertThat(gate.outcomes())
                .containsExactly(
                        "b1 DENIED USER_MISSING",
                        "b2 DENIED SETTINGS_MISSING",
                        "b3 DENIED SETTINGS_MISSING",
                        "b4 DENIED UNSUPPORTED_PAIR");
        assertThat(gate.landings()).isEmpty();
    }

    @Test
    void theDailyLossLimitStopsBuysUntilTheUsersMidnight() throws Exception {
        gate.change(new UserRow(1, "ACTIVE", "Asia/Tokyo", 1, false));
        gate.change(Given.settings(1, 10 * SOL, SOL, SOL / 2, "ACTIVE"));
        fill("a", A, 10, 1_000);
        Order sell = gate.signal(Given.sell("s", 1, A, MINT, 20, 1, 1));
        gate.event(sell.filled(SOL / 4, FEE, 22, millis(22)));

        long lastSlot = (15 * 3600 - 1) * 5 / 2;
        gate.signal(Given.buy("b1", 1, A, MINT, lastSlot, SOL));
        gate.signal(Given.buy("b2", 1, A, MINT, lastSlot + 5, SOL));

        assertThat(gate.outcomes().subList(2, 4))
                .containsExactly("b1 DENIED DAILY_LOSS_LIMIT", "b2 NEW null");
        assertThat(gate.side(RiskGate.RISK_STATES).get(1))
                .isEqualTo(
                        new UserRiskState(
                                1,
                                "2026-01-01",
                                SOL / 4 - FEE - SOL - FEE,
                                0,
                                "DAILY_LOSS_LIMIT",
                                millis(22)));
    }

    @Test
    void snipesCountFilledAndInFlightAgainstTheirDay() throws Exception {
        Order first = gate.signal(Given.snipe("n1", 1, "p1", "M1", 10, SOL));
        gate.signal(Given.snipe("n2", 1, "p2", "M2", 10, SOL));
        gate.signal(Given.snipe("n3", 1, "p3", "M3", 10, 1));
        gate.event(first.filled(5, FEE, 12, millis(12)));
        gate.signal(Given.snipe("n4", 1, "p4", "M4", 20, 1));

        assertThat(gate.outcomes())
                .containsExactly(
                        "n1 NEW null",
                        "n2 NEW null",
                        "n3 DENIED SNIPE_DAILY_LIMIT",
                        "n4 DENIED SNIPE_DAILY_LIMIT");
        assertThat(gate.side(RiskGate.RISK_STATES).get(0).snipeUsedLamports()).isEqualTo(SOL);
        assertThat(gate.side(RiskGate.LOTS).get(0).sourceKind()).isEqualTo("sniper");
    }

    @Test
    void theOperatorsSwitchStopsEverybody() throws Exception {
        fill("a", A, 10, 1_000);
        gate.system("REDUCING");
        gate.signal(Given.buy("b", 1, A, MINT, 20, SOL));
        gate.system("HALTED");
        gate.signal(Given.buy("c", 1, A, MINT, 20, SOL));
        gate.signal(Given.sell("s", 1, A, MINT, 20, 1, 4));
        gate.signal(Given.sellCommand("m", 1, MINT, 100, Signal.EXACT));
        gate.system(null);
        gate.signal(Given.buy("d", 1, A, MINT, 21, SOL));
        gate.signal(Given.sell("t", 1, A, MINT, 21, 1, 4));

        assertThat(gate.outcomes().subList(1, 7))
                .containsExactly(
                        "b DENIED SYSTEM_REDUCING",
                        "c DENIED SYSTEM_HALTED",
                        "s DENIED SYSTEM_HALTED",
                        "m NEW null",
                        "d DENIED SYSTEM_STATE_UNKNOWN",
                        "t NEW null");
        assertThat(gate.orders().get(4).terms().inputAmount()).isEqualTo(100);
    }

    @Test
    void theOperatorsSwitchIsKnownAfterARestart() throws Exception {
        gate.system("HALTED");
        OperatorSubtaskState snapshot = gate.snapshot();
        gate.close();

        gate = new GateHarness(snapshot);
        gate.signal(Given.buy("b", 1, A, MINT, 20, SOL));

        assertThat(gate.outcomes()).containsExactly("b DENIED SYSTEM_HALTED");
    }

    @Test
    void elevenFailuresInARowStopBuysUntilTheUserResumes() throws Exception {
        for (int i = 0; i < 10; i++) {
            fail("f" + i);
        }
        fill("g", A, 20, 10);
        for (int i = 10; i < 20; i++) {
            fail("f" + i);
        }
        assertThat(breakers()).containsOnlyNulls();

        fail("f20");
        gate.signal(Given.buy("b", 1, A, MINT, 30, SOL));
        assertThat(gate.lastOrder().reason()).isEqualTo("BREAKER");
        assertThat(breakers().get(breakers().size() - 1)).isEqualTo("CONSECUTIVE_FAILURES");
        assertThat(told("breaker")).isEqualTo(1);
        assertThat(gate.signal(Given.sell("s", 1, A, MINT, 30, 1, 1)).state())
                .isEqualTo(OrderState.NEW);

        gate.resume(Command.resume(7, 1, 5));
        gate.signal(Given.buy("c", 1, A, MINT, 31, SOL));
        assertThat(gate.lastOrder().state()).isEqualTo(OrderState.NEW);
        assertThat(breakers().get(breakers().size() - 1)).isNull();
        assertThat(told("resume")).isEqualTo(1);
    }

    @Test
    void aResumeCountsOnce() throws Exception {
        gate.resume(Command.resume(7, 1, 5));
        for (int i = 0; i < 11; i++) {
            fail("f" + i);
        }
        gate.resume(Command.resume(7, 1, 5));

        gate.signal(Given.buy("b", 1, A, MINT, 30, SOL));
        assertThat(gate.lastOrder().reason()).isEqualTo("BREAKER");
    }

    @Test
    void twiceTheDailyLossStopsBuysBeyondMidnight() throws Exception {
        gate.change(Given.settings(1, 10 * SOL, SOL, SOL / 4, "ACTIVE"));
        fill("a", A, 10, 1_000);
        Order sell = gate.signal(Given.sell("s", 1, A, MINT, 20, 1, 1));
        gate.event(sell.filled(SOL / 4, FEE, 22, millis(22)));
        long tomorrow = 24 * 3600 * 5 / 2 + 10;

        gate.signal(Given.buy("b1", 1, A, MINT, tomorrow, SOL));
        gate.resume(Command.resume(7, 1, 5));
        gate.signal(Given.buy("b2", 1, A, MINT, tomorrow, SOL));

        assertThat(gate.outcomes().subList(2, 4))
                .containsExactly("b1 DENIED BREAKER", "b2 NEW null");
        assertThat(breakers()).contains("DAILY_LOSS");
    }

    @Test
    void aLossThatTheUserHasResumedAfterDoesNotStopHimAgainThatDay() throws Exception {
        gate.change(Given.settings(1, 10 * SOL, SOL, SOL / 4, "ACTIVE"));
        fill("a", A, 10, 1_000);
        Order half = gate.signal(Given.sell("s", 1, A, MINT, 20, 3, 4));
        gate.event(half.filled(1, FEE, 22, millis(22)));
        gate.resume(Command.resume(7, 1, 5));
        Order rest = gate.signal(Given.sell("t", 1, A, MINT, 23, 1, 1));
        gate.event(rest.filled(1, FEE, 25, millis(25)));

        assertThat(told("breaker")).isEqualTo(1);
        gate.signal(Given.buy("b", 1, A, MINT, 26, SOL));
        assertThat(gate.lastOrder().reason()).isEqualTo("DAILY_LOSS_LIMIT");
    }

    @Test
    void countsMintsHeldAndBeingBought() throws Exception {
        gate.change(Given.limits(Given.settings(1), 2, 1_000_000 * SOL));
        Order first = gate.signal(Given.buy("a", 1, A, "M1", 10, SOL));
        gate.signal(Given.buy("b", 1, A, "M2", 10, SOL));
        gate.signal(Given.buy("c", 1, A, "M3", 10, SOL));
        gate.signal(Given.buy("d", 1, A, "M1", 10, SOL));
        gate.event(gate.lastOrder().failed("NO_DEPTH", 0, 12, millis(12)));
        gate.event(first.failed("NO_DEPTH", 0, 12, millis(12)));
        gate.signal(Given.buy("e", 1, A, "M3", 13, SOL));

        assertThat(gate.outcomes())
                .containsExactly(
                        "a NEW null",
                        "b NEW null",
                        "c DENIED MAX_OPEN_POSITIONS",
                        "d NEW null",
                        "e NEW null");
    }
}
