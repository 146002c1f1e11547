package io.slipstream.functions.exit;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.functions.risk.Given;
import io.slipstream.models.trade.Lot;
import org.junit.jupiter.api.Test;

class ExitRulesTest {
    private static final Lot LOT = lot(1_000, 1_001);

    @Test
    void stopsAtThePercentageAndNotALamportAbove() {
        // 20 % below 1,001 is 800.8: worth 800 or less.
        assertThat(due(801, 2_000, -1)).isNull();
        assertThat(due(800, 2_000, -1)).isEqualTo(ExitTrigger.STOP_LOSS);
    }

    @Test
    void takesAtThePercentageAndNotALamportBelow() {
        // 50 % above 1,001 is 1,501.5: worth 1,502 or more.
        assertThat(due(1_501, -1, 5_000)).isNull();
        assertThat(due(1_502, -1, 5_000)).isEqualTo(ExitTrigger.TAKE_PROFIT);
    }

    @Test
    void doesNothingWithoutAPercentageThatMakesSense() {
        assertThat(due(1, -1, -1)).isNull();
        assertThat(due(1, 0, -1)).isNull();
        assertThat(due(1, 10_000, -1)).isNull();
        assertThat(due(1_000_000, -1, 0)).isNull();
    }

    @Test
    void aForgedPriceThatLeavesSixtyThreeBitsIsNone() {
        Lot large = lot(Long.MAX_VALUE, 1_001);
        assertThat(
                        ExitRules.due(
                                large,
                                Given.price("m", 1, Long.MAX_VALUE, 1),
                                Given.exits(Given.settings(1), 2_000, 5_000)))
                .isNull();
    }

    @Test
    void onlyWhoWantsExitsIsTold() {
        assertThat(ExitRules.wantsExits(Given.exits(Given.settings(1), 2_000, -1))).isTrue();
        assertThat(ExitRules.wantsExits(Given.exits(Given.settings(1), -1, 5_000))).isTrue();
        assertThat(ExitRules.wantsExits(Given.exits(Given.settings(1), 0, 0))).isFalse();
        assertThat(ExitRules.wantsExits(Given.settings(1))).isFalse();
    }

    /** At a price of so many lamports for all units of the lot. */
    private static ExitTrigger due(long worth, int stopBps, int takeBps) {
        return ExitRules.due(
                LOT,
                Given.price("m", 1, worth, 1_000),
                Given.exits(Given.settings(1), stopBps, takeBps));
    }

    private static Lot lot(long units, long cost) {
        return new Lot("l", 1, "m", "leader", "A", units, cost, "o", 0, 0);
    }
}
