package io.slipstream.functions.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.WalletBalance;
import io.slipstream.models.user.SettingsChange;
import io.slipstream.models.user.SystemStateRow;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** At a live venue a user may spend what his wallet holds, less what is reserved. */
class WalletBalanceTest {
    private static final long SOL = Given.SOL;
    private static final RiskConfig LIVE = RiskConfig.live("jupiter", 105_000);

    /** What one buy of a SOL needs besides. */
    private static final long REST = LIVE.feeLamports() + LIVE.keptLamports();

    private KeyedOneInputStreamOperatorTestHarness<Long, RiskInput, Order> gate;
    private int buys;

    @BeforeEach
    void begin() throws Exception {
        gate =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new RiskGate(LIVE)), RiskInput::key, Types.LONG);
        gate.open();
        send(SettingsChange.of(Given.user(1)), 1);
        send(SettingsChange.of(Given.settings(1)), 1);
        send(SettingsChange.of(new SystemStateRow("ACTIVE", null, false)), -1);
        send(SettingsChange.bootstrapped(), -1);
        send(SettingsChange.reconciled(), -1);
    }

    @AfterEach
    void end() throws Exception {
        gate.close();
    }

    @Test
    void nothingIsBoughtFromAWalletThatNobodyHasLookedAt() throws Exception {
        assertThat(buy().reason()).isEqualTo("BALANCE_UNKNOWN");
    }

    @Test
    void theBalanceOnPaperDoesNotCount() throws Exception {
        balance(SOL + REST - 1, 5);
        assertThat(buy().reason()).isEqualTo("INSUFFICIENT_BALANCE");
        balance(SOL + REST, 6);
        assertThat(buy().reason()).isNull();
    }

    @Test
    void twoBuysDoNotSpendTheSameLamports() throws Exception {
        balance(2 * SOL + REST, 5);
        assertThat(buy().reason()).isNull();
        assertThat(buy().reason()).isEqualTo("INSUFFICIENT_BALANCE");
    }

    @Test
    void whatLandedAfterTheLastLookIsTakenOffUntilTheNextOneShowsIt() throws Exception {
        balance(2 * SOL + 2 * REST, 5);
        Order bought = buy();
        gate.processElement(RiskInput.of(bought.sent().filled(7, 5_000, 8, 0)), 8);
        balance(2 * SOL + 2 * REST, 7); // a look at a slot before it landed
        assertThat(buy().reason()).isNull();
        assertThat(buy().reason()).isEqualTo("INSUFFICIENT_BALANCE");

        balance(3 * SOL + 2 * REST, 8); // it is in there, and somebody paid in

        assertThat(buy().reason()).isNull();
    }

    @Test
    void anOlderLookThanTheLastTellsNothing() throws Exception {
        balance(SOL + REST - 1, 6);
        balance(10 * SOL, 5);
        assertThat(buy().reason()).isEqualTo("INSUFFICIENT_BALANCE");
    }

    @Test
    void aWalletThatWasEmptiedBuysNothing() throws Exception {
        balance(10 * SOL, 5);
        balance(0, 6);
        assertThat(buy().reason()).isEqualTo("INSUFFICIENT_BALANCE");
    }

    private void balance(long lamports, long slot) throws Exception {
        send(SettingsChange.of(new WalletBalance(1, lamports, slot)), 1);
    }

    private Order buy() throws Exception {
        String id = "b" + ++buys;
        gate.processElement(RiskInput.of(Given.buy(id, 1, "Leader", "Mint" + buys, 10, SOL)), 10);
        var orders = gate.extractOutputValues();
        return orders.get(orders.size() - 1);
    }

    private void send(SettingsChange change, long key) throws Exception {
        gate.processElement(RiskInput.of(key, change), 0);
    }
}
