package io.slipstream.functions.risk;

import static io.slipstream.functions.risk.Given.SOL;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.chain.Side;
import io.slipstream.models.trade.Lot;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderContext;
import io.slipstream.models.trade.Signal;
import io.slipstream.models.user.AdviceRow;
import io.slipstream.models.user.Strategy;
import io.slipstream.models.user.UserSettingsRow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Buys on recommendations have a budget of their own, beside all other limits. */
class AutomatedBuysTest {
    private static final long AMOUNT = SOL / 10;
    private static final long DAY_SLOTS = 216_000;

    private GateHarness gate;

    @BeforeEach
    void open() throws Exception {
        gate = new GateHarness();
        gate.change(Given.user(1));
        gate.bootstrapped();
    }

    @AfterEach
    void close() throws Exception {
        gate.close();
    }

    @Test
    void areOffUnlessTheUserSaysSoAndNeedEveryLimit() throws Exception {
        gate.change(Given.settings(1));
        gate.signal(buy("off", "m1", 10, AMOUNT));
        gate.change(settings(AMOUNT, -1, 5, 5));
        gate.signal(buy("unset", "m1", 10, AMOUNT));

        assertThat(gate.outcomes())
                .containsExactly("off DENIED AUTO_OFF", "unset DENIED SETTINGS_MISSING");
    }

    @Test
    void keepToAmountBudgetNumberAndPositions() throws Exception {
        gate.change(settings(AMOUNT, 3 * AMOUNT, 3, 2));
        gate.signal(buy("large", "m1", 10, AMOUNT + 1));
        Order first = gate.signal(buy("b1", "m1", 10, AMOUNT));
        gate.signal(buy("b2", "m2", 10, AMOUNT));
        gate.signal(buy("position", "m3", 10, AMOUNT));
        gate.signal(buy("b3", "m1", 10, AMOUNT));
        gate.signal(buy("number", "m1", 10, AMOUNT));
        gate.change(settings(AMOUNT, 3 * AMOUNT, 9, 9));
        gate.signal(buy("budget", "m1", 10, AMOUNT));

        assertThat(gate.outcomes())
                .containsExactly(
                        "large DENIED AUTO_MAX_AMOUNT",
                        "b1 NEW null",
                        "b2 NEW null",
                        "position DENIED AUTO_MAX_POSITIONS",
                        "b3 NEW null",
                        "number DENIED AUTO_DAILY_TRADES",
                        "budget DENIED AUTO_DAILY_BUDGET");
        assertThat(first.terms().modelVersion()).isNull();
    }

    @Test
    void whatFailedIsGivenBackWhatFilledIsSpentUntilMidnight() throws Exception {
        gate.change(settings(AMOUNT, 2 * AMOUNT, 9, 9));
        Order failed = gate.signal(buy("b1", "m1", 10, AMOUNT));
        gate.event(failed.failed("SLIPPAGE", 0, 12, Given.blockTime(12) * 1000));
        Order filled = gate.signal(buy("b2", "m2", 20, AMOUNT));
        gate.event(filled.filled(1_000, 5, 22, Given.blockTime(22) * 1000));
        gate.signal(buy("b3", "m3", 30, AMOUNT));
        gate.signal(buy("b4", "m4", 40, AMOUNT));
        gate.signal(buy("b5", "m5", DAY_SLOTS + 40, AMOUNT));

        assertThat(gate.outcomes())
                .containsExactly(
                        "b1 NEW null",
                        "b2 NEW null",
                        "b3 NEW null",
                        "b4 DENIED AUTO_DAILY_BUDGET",
                        "b5 NEW null");
        assertThat(gate.side(RiskGate.LOTS))
                .extracting(Lot::sourceKind)
                .containsExactly("automated");
    }

    @Test
    void aPositionThatIsSoldMakesRoomForAnother() throws Exception {
        gate.change(settings(AMOUNT, SOL, 9, 1));
        Order buy = gate.signal(buy("b1", "m1", 10, AMOUNT));
        gate.event(buy.filled(1_000, 5, 12, Given.blockTime(12) * 1000));
        gate.signal(buy("full", "m2", 20, AMOUNT));
        Order sell = gate.signal(Given.sellCommand("s", 1, "m1", 1_000, Signal.EXACT));
        gate.event(sell.filled(AMOUNT, 5, 24, Given.blockTime(24) * 1000));
        gate.signal(buy("b2", "m2", 30, AMOUNT));

        assertThat(gate.outcomes())
                .containsExactly(
                        "b1 NEW null",
                        "full DENIED AUTO_MAX_POSITIONS",
                        "s NEW null",
                        "b2 NEW null");
    }

    private static Signal buy(String id, String mint, long slot, long lamports) {
        return Given.signal(
                id,
                1,
                OrderContext.AUTOMATED,
                "pool-" + mint,
                mint,
                slot,
                Side.BUY,
                lamports,
                0,
                0,
                null);
    }

    private static UserSettingsRow settings(long amount, long budget, int trades, int positions) {
        return Given.settings(1)
                .with(
                        new AdviceRow(
                                Strategy.BALANCED,
                                false,
                                -1,
                                -1,
                                true,
                                amount,
                                budget,
                                trades,
                                positions,
                                5_000));
    }
}
