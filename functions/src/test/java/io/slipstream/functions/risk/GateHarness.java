package io.slipstream.functions.risk;

import io.slipstream.models.market.PoolPrice;
import io.slipstream.models.trade.Command;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.Signal;
import io.slipstream.models.user.SettingsChange;
import io.slipstream.models.user.SystemStateRow;
import io.slipstream.models.user.UserRow;
import io.slipstream.models.user.UserSettingsRow;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/** The risk gate in Flink's own operator, with a host that writes down what will land. */
final class GateHarness implements AutoCloseable {
    private final List<Long> landings = new ArrayList<>();
    private final RiskGate gate;
    private final KeyedOneInputStreamOperatorTestHarness<Long, RiskInput, Order> harness;

    GateHarness() throws Exception {
        this(RiskConfig.paper(), null);
    }

    GateHarness(OperatorSubtaskState restored) throws Exception {
        this(RiskConfig.paper(), restored);
    }

    GateHarness(RiskConfig config, OperatorSubtaskState restored) throws Exception {
        this(new RiskGate(config), restored);
    }

    GateHarness(RiskGate gate, OperatorSubtaskState restored) throws Exception {
        this.gate = gate;
        harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(gate), RiskInput::key, Types.LONG);
        gate.host(
                new GateClock() {
                    @Override
                    public void lands(long slot) {
                        landings.add(slot);
                    }

                    @Override
                    public void wakes(long slot) {}
                });
        if (restored != null) {
            harness.initializeState(restored);
        }
        harness.open();
    }

    void change(UserRow row) throws Exception {
        change(SettingsChange.of(row), row.userId());
    }

    void change(UserSettingsRow row) throws Exception {
        change(SettingsChange.of(row), row.userId());
    }

    void change(SettingsChange change, long key) throws Exception {
        send(RiskInput.of(key, change));
    }

    /** The operator's switch; null is NULL. */
    void system(String state) throws Exception {
        change(SettingsChange.of(new SystemStateRow(state, null, false)), -1);
    }

    void price(long user, PoolPrice price) throws Exception {
        send(RiskInput.of(user, price));
    }

    void resume(Command command) throws Exception {
        send(RiskInput.resume(command));
    }

    /** The switch stands at ACTIVE. */
    void bootstrapped() throws Exception {
        system("ACTIVE");
        send(RiskInput.of(-1, SettingsChange.bootstrapped()));
    }

    /** What the signal was decided to be; null if nothing came out. */
    Order signal(Signal signal) throws Exception {
        int before = orders().size();
        send(RiskInput.of(signal));
        return orders().size() == before ? null : lastOrder();
    }

    void retract(Signal refused) throws Exception {
        send(RiskInput.retracted(refused));
    }

    void event(Order order) throws Exception {
        send(RiskInput.of(order));
    }

    void watermark(long slot) throws Exception {
        harness.processWatermark(slot);
    }

    void time(long millis) throws Exception {
        harness.setProcessingTime(millis);
    }

    List<Order> orders() {
        return harness.extractOutputValues();
    }

    Order onlyOrder() {
        if (orders().size() != 1) {
            throw new AssertionError("expected one order, was " + orders());
        }
        return orders().get(0);
    }

    Order lastOrder() {
        return orders().get(orders().size() - 1);
    }

    /** Signal id, state and reason of each decision. */
    List<String> outcomes() {
        return orders().stream()
                .map(o -> o.terms().signalId() + " " + o.state() + " " + o.reason())
                .toList();
    }

    <T> List<T> side(OutputTag<T> tag) {
        List<T> out = new ArrayList<>();
        var records = harness.getSideOutput(tag);
        if (records != null) {
            records.forEach(record -> out.add(record.getValue()));
        }
        return out;
    }

    List<Long> landings() {
        return landings;
    }

    int stateEntries() {
        return harness.numKeyedStateEntries();
    }

    /** What the gate keeps of a user himself. */
    Account account(long user) throws Exception {
        KeyedStateBackend<Long> states = harness.getOperator().getKeyedStateBackend();
        states.setCurrentKey(user);
        ValueState<Account> stored =
                states.getPartitionedState(
                        VoidNamespace.INSTANCE, VoidNamespaceSerializer.INSTANCE, RiskGate.ACCOUNT);
        return stored.value();
    }

    /** Mints of all users of which anything is held or in flight. */
    int positions() throws Exception {
        return (int)
                harness.getOperator()
                        .getKeyedStateBackend()
                        .getKeys("positions", VoidNamespace.INSTANCE)
                        .count();
    }

    int processingTimers() {
        return harness.numProcessingTimeTimers();
    }

    OperatorSubtaskState snapshot() throws Exception {
        return harness.snapshot(1, 1);
    }

    @Override
    public void close() throws Exception {
        harness.close();
    }

    private void send(RiskInput input) throws Exception {
        harness.processElement(input, input.slot());
    }
}
