package io.slipstream.functions.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.functions.settings.BootstrapMark;
import io.slipstream.models.trade.Order;
import io.slipstream.models.user.SettingsChange;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class ReconciledMarkTest {
    private static final long SOL = 1_000_000_000L;

    @Test
    void aLiveVenueJudgesNothingBeforeOpenOrdersHaveBeenLookedAt() throws Exception {
        try (var gate = gate(null)) {
            begin(gate);
            buy(gate, "b1");
            gate.setProcessingTime(BootstrapMark.POLL_MILLIS);
            assertThat(gate.extractOutputValues()).isEmpty();
            send(gate, RiskInput.of(-1, SettingsChange.reconciled()));
            gate.setProcessingTime(2 * BootstrapMark.POLL_MILLIS);
            assertThat(gate.extractOutputValues()).hasSize(1);
        }
    }

    @Test
    void everyStartWaitsForItsOwnMark() throws Exception {
        OperatorSubtaskState snapshot;
        try (var gate = gate(null)) {
            begin(gate);
            send(gate, RiskInput.of(-1, SettingsChange.reconciled()));
            buy(gate, "b1");
            assertThat(gate.extractOutputValues()).hasSize(1);
            snapshot = gate.snapshot(1, 1);
        }
        try (var gate = gate(snapshot)) {
            buy(gate, "b2");
            assertThat(gate.extractOutputValues()).isEmpty();
            send(gate, RiskInput.of(-1, SettingsChange.reconciled()));
            buy(gate, "b3");
            assertThat(gate.extractOutputValues()).hasSize(2);
        }
    }

    /** A crash took back what the gate had booked; only the ledger knows it. */
    @Test
    void whatHasLandedIsBookedAgainInItsOrderBeforeAnythingElse() throws Exception {
        OperatorSubtaskState before;
        Order bought;
        Order sold;
        try (var gate = gate(null)) {
            begin(gate);
            before = gate.snapshot(1, 1);
            send(gate, RiskInput.of(-1, SettingsChange.reconciled()));
            buy(gate, "b1");
            bought = last(gate).sent().filled(1_000, 5_000, 12, 0);
            send(gate, RiskInput.of(bought));
            send(gate, RiskInput.of(Given.sell("s1", 1, "Leader", "Mint", 20, 3, 4)));
            sold = last(gate).sent().filled(SOL, 5_000, 22, 0);
            assertThat(sold.terms().inputAmount()).isEqualTo(750);
        }
        try (var gate = gate(before)) {
            // On another way than the mark, so it may be there first; it has to wait.
            send(gate, RiskInput.of(sold));
            send(gate, RiskInput.of(1, SettingsChange.open(bought)));
            send(gate, RiskInput.of(1, SettingsChange.open(sold)));
            send(gate, RiskInput.of(-1, SettingsChange.reconciled()));
            send(gate, RiskInput.of(Given.sell("s2", 1, "Leader", "Mint", 30, 4, 4)));

            assertThat(last(gate).terms().inputAmount()).isEqualTo(250);
            assertThat(gate.getSideOutput(RiskGate.TRADES)).hasSize(2);
        }
    }

    /** Its decision came to the ledger too late to be told before the mark. */
    @Test
    void whatHasBeenSoldIsTakenFromASaleThatHoldsIt() throws Exception {
        OperatorSubtaskState held;
        Order sold;
        try (var gate = gate(null)) {
            begin(gate);
            send(gate, RiskInput.of(-1, SettingsChange.reconciled()));
            buy(gate, "b1");
            send(gate, RiskInput.of(last(gate).sent().filled(1_000, 5_000, 12, 0)));
            held = gate.snapshot(1, 1);
            send(gate, RiskInput.of(Given.sell("s1", 1, "Leader", "Mint", 20, 3, 4)));
            sold = last(gate).sent().filled(SOL, 5_000, 22, 0);
        }
        try (var gate = gate(held)) {
            send(gate, RiskInput.of(-1, SettingsChange.reconciled()));
            send(gate, RiskInput.of(Given.sell("s2", 1, "Leader", "Mint", 21, 2, 4)));
            Order rival = last(gate);
            assertThat(rival.terms().inputAmount()).isEqualTo(500);
            send(gate, RiskInput.of(sold));
            assertThat(rest(gate)).isEqualTo(250);

            send(gate, RiskInput.of(rival.failed("INSUFFICIENT_FUNDS", 0, 0, 0)));
            send(gate, RiskInput.of(Given.sell("s3", 1, "Leader", "Mint", 30, 4, 4)));
            assertThat(last(gate).terms().inputAmount()).isEqualTo(250);
            send(gate, RiskInput.of(last(gate).sent().filled(SOL, 5_000, 32, 0)));
            assertThat(rest(gate)).isZero();
        }
    }

    /** Of the lot that was told last. */
    private static long rest(KeyedOneInputStreamOperatorTestHarness<Long, RiskInput, Order> gate) {
        return List.copyOf(gate.getSideOutput(RiskGate.LOTS)).stream()
                .reduce((one, later) -> later)
                .orElseThrow()
                .getValue()
                .tokenUnits();
    }

    /** Nothing is booked before the settings are there, which say when the user's day began. */
    @Test
    void whatHasLandedWaitsForTheSettings() throws Exception {
        Order bought;
        try (var gate = gate(null)) {
            begin(gate);
            send(gate, RiskInput.of(-1, SettingsChange.reconciled()));
            buy(gate, "b1");
            bought = last(gate).sent().filled(1_000, 5_000, 12, 0);
        }
        try (var gate = gate(null)) {
            send(gate, RiskInput.of(1, SettingsChange.open(bought)));
            assertThat(gate.getSideOutput(RiskGate.TRADES)).isNullOrEmpty();
            begin(gate);
            send(gate, RiskInput.of(-1, SettingsChange.reconciled()));
            send(gate, RiskInput.of(Given.sell("s1", 1, "Leader", "Mint", 30, 4, 4)));

            assertThat(last(gate).terms().inputAmount()).isEqualTo(1_000);
        }
    }

    private static Order last(KeyedOneInputStreamOperatorTestHarness<Long, RiskInput, Order> gate) {
        return gate.extractOutputValues().get(gate.extractOutputValues().size() - 1);
    }

    private static KeyedOneInputStreamOperatorTestHarness<Long, RiskInput, Order> gate(
            OperatorSubtaskState restored) throws Exception {
        var harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(
                                new RiskGate(RiskConfig.live("jupiter", 105_000))),
                        RiskInput::key,
                        Types.LONG);
        if (restored != null) {
            harness.initializeState(restored);
        }
        harness.open();
        return harness;
    }

    private static void begin(KeyedOneInputStreamOperatorTestHarness<Long, RiskInput, Order> gate)
            throws Exception {
        send(gate, RiskInput.of(1, SettingsChange.of(Given.user(1))));
        send(gate, RiskInput.of(1, SettingsChange.of(Given.settings(1))));
        send(gate, RiskInput.of(-1, SettingsChange.bootstrapped()));
    }

    private static void buy(
            KeyedOneInputStreamOperatorTestHarness<Long, RiskInput, Order> gate, String id)
            throws Exception {
        send(gate, RiskInput.of(Given.buy(id, 1, "Leader", "Mint", 10, SOL)));
    }

    private static void send(
            KeyedOneInputStreamOperatorTestHarness<Long, RiskInput, Order> gate, RiskInput input)
            throws Exception {
        gate.processElement(input, input.slot());
    }
}
