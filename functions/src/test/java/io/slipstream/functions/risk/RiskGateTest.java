package io.slipstream.functions.risk;

import static io.slipstream.functions.risk.Given.SOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.slipstream.functions.settings.BootstrapMark;
import io.slipstream.models.chain.Side;
import io.slipstream.models.trade.Command;
import io.slipstream.models.trade.Lot;
import io.slipstream.models.trade.Notification;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderContext;
import io.slipstream.models.trade.OrderState;
import io.slipstream.models.trade.OrderTerms;
import io.slipstream.models.trade.Signal;
import io.slipstream.models.trade.Trade;
import io.slipstream.models.trade.UserRiskState;
import io.slipstream.models.unit.Ids;
import io.slipstream.models.user.SettingsChange;
import io.slipstream.models.user.UserRow;
import io.slipstream.models.user.UserSettingsRow;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RiskGateTest {
    private static final long FEE = 105_000;
    private static final String A = "LeaderA";
    private static final String B = "LeaderB";
    private static final String MINT = "Mint";

    private GateHarness gate;

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

    private void fail(String signal) throws Exception {
        Order order = gate.signal(Given.buy(signal, 1, A, "Thin", 10, 1_000));
        gate.event(order.failed("NO_DEPTH", 0, 12, millis(12)));
    }

    private List<String> breakers() {
        return gate.side(RiskGate.RISK_STATES).stream().map(UserRiskState::breaker).toList();
    }

    private long told(String kind) {
        return gate.side(RiskGate.NOTIFICATIONS).stream()
                .filter(notification -> notification.kind().equals(kind))
                .count();
    }

    private void fill(String signal, String leader, long slot, long units) throws Exception {
        Order order = gate.signal(Given.buy(signal, 1, leader, MINT, slot, SOL));
        gate.event(order.filled(units, FEE, slot + 2, millis(slot + 2)));
    }

    private static Order terms(Signal signal) {
        return new Order(
                sold(signal, signal.solLamports()), OrderState.SENT, null, 0, 0, 0, 0, 1, 2);
    }

    private static OrderTerms sold(Signal signal, long amount) {
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

    private static UserSettingsRow nothing(boolean deleted) {
        return new UserSettingsRow(
                1, -1, -1, -1, false, -1, false, -1, false, -1, null, false, -1, 0, -1, -1, -1, -1,
                null, deleted);
    }

    private static long millis(long slot) {
        return Given.blockTime(slot) * 1000;
    }

    @Test
    void keepsNothingForAMark() throws Exception {
        gate.close();
        gate = new GateHarness();
        gate.bootstrapped();

        assertThat(gate.stateEntries()).isZero();
        assertThat(List.copyOf(gate.outcomes())).isEmpty();
    }

    @Test
    void aSettingsChangeOfAnotherKindIsNoConcernOfIt() throws Exception {
        int before = gate.stateEntries();
        gate.change(SettingsChange.of(Given.fixed(1, A, SOL)), 1);

        assertThat(gate.stateEntries()).isEqualTo(before);
    }
}
