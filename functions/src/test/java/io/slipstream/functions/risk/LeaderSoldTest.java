package io.slipstream.functions.risk;

import static io.slipstream.functions.risk.Given.SOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.WalletBalance;
import io.slipstream.models.user.SettingsChange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A leader sells at a live venue before the copies of his buys have filled. */
class LeaderSoldTest {
    private static final String A = "LeaderA";
    private static final String B = "LeaderB";
    private static final String MINT = "Mint";

    private GateHarness gate;

    @BeforeEach
    void open() throws Exception {
        gate = new GateHarness(RiskConfig.live("jupiter", 105_000), null);
        gate.change(Given.user(1));
        gate.change(Given.settings(1));
        gate.change(SettingsChange.of(new WalletBalance(1, 100 * SOL, 5)), 1);
        gate.bootstrapped();
        gate.change(SettingsChange.reconciled(), -1);
    }

    @AfterEach
    void close() throws Exception {
        gate.close();
    }

    @Test
    void copiesOfHisBuysAreWithdrawnAndNobodyElses() throws Exception {
        Order first = gate.signal(Given.buy("a1", 1, A, MINT, 10, SOL));
        Order second = gate.signal(Given.buy("a2", 1, A, MINT, 10, SOL));
        gate.signal(Given.buy("b", 1, B, MINT, 10, SOL));
        gate.signal(Given.buy("other", 1, A, "Other", 10, SOL));

        gate.signal(Given.sell("s", 1, A, MINT, 11, 30, 100));

        assertThat(gate.side(RiskGate.WITHDRAWALS))
                .allMatch(Order::isWithdrawal)
                .allMatch(one -> one.terms().mint().equals(MINT))
                .extracting(Order::id, Order::reason)
                .containsExactly(
                        tuple(first.id(), "LEADER_SOLD"), tuple(second.id(), "LEADER_SOLD"));
    }

    @Test
    void oneThatWasSignedBeforeFillsAndItsShareIsSold() throws Exception {
        Order signed = gate.signal(Given.buy("a1", 1, A, MINT, 10, SOL));
        Order unsigned = gate.signal(Given.buy("a2", 1, A, MINT, 10, SOL));
        gate.signal(Given.sell("s", 1, A, MINT, 11, 30, 100));

        gate.event(unsigned.expired("LEADER_SOLD", 0, 0));
        gate.event(signed.sent().filled(1_000, 5_000, 12, Given.blockTime(12) * 1000));

        assertThat(gate.outcomes()).containsExactly("a1 NEW null", "a2 NEW null", "s NEW null");
        assertThat(gate.lastOrder().terms().inputAmount()).isEqualTo(300);
    }

    @Test
    void whereNoneWasSignedThereIsNothingToSell() throws Exception {
        Order unsigned = gate.signal(Given.buy("a", 1, A, MINT, 10, SOL));
        gate.signal(Given.sell("s", 1, A, MINT, 11, 30, 100));

        gate.event(unsigned.expired("LEADER_SOLD", 0, 0));

        assertThat(gate.outcomes()).containsExactly("a NEW null", "s DENIED NOTHING_TO_SELL");
        assertThat(gate.positions()).isZero();
    }

    @Test
    void aSellThatIsNotCopiedWithdrawsNothing() throws Exception {
        gate.signal(Given.buy("a", 1, A, MINT, 10, SOL));
        gate.change(Given.settings(1, 0, 0, 0, "HALTED"));

        gate.signal(Given.sell("s", 1, A, MINT, 11, 30, 100));

        assertThat(gate.side(RiskGate.WITHDRAWALS)).isEmpty();
    }
}
