package io.slipstream.functions.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.functions.settings.BootstrapMark;
import io.slipstream.models.trade.Order;
import io.slipstream.models.user.SettingsChange;
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
