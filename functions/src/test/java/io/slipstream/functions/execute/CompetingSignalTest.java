package io.slipstream.functions.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.functions.risk.Given;
import io.slipstream.functions.risk.RiskConfig;
import io.slipstream.functions.risk.RiskGate;
import io.slipstream.functions.risk.RiskInput;
import io.slipstream.models.port.TradeVenue;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderState;
import io.slipstream.models.trade.Signal;
import io.slipstream.models.trade.StoredOrder;
import io.slipstream.models.trade.WalletBalance;
import io.slipstream.models.unit.Ids;
import io.slipstream.models.user.SettingsChange;
import io.slipstream.models.user.SystemStateRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.functions.async.CollectionSupplier;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.MockStreamingRuntimeContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A live gate and the step behind it die between an order's decision and its event, and after the
 * restart another signal of the user comes first: his SOL is spent once, and gate and ledger tell
 * the same.
 */
class CompetingSignalTest {
    private static final long SOL = Given.SOL;
    private static final long USER = 1;
    private static final RiskConfig LIVE = RiskConfig.live("jupiter", 105_000);

    private final FakeLedger ledger = new FakeLedger();
    private final Signal first = Given.buy("first", USER, "Leader", "MintA", 10, SOL);
    private final Signal rival = Given.buy("rival", USER, "Leader", "MintB", 11, SOL);
    private final String firstId = Ids.order("first");
    private final String rivalId = Ids.order("rival");
    private OperatorSubtaskState checkpoint;
    private ExecuteOrder execute;

    @BeforeEach
    void checkpointBeforeTheSignals() throws Exception {
        execute =
                new ExecuteOrder(() -> ledger, SendingVenue::new, (window, id) -> {}, () -> 1_000);
        execute.setRuntimeContext(new MockStreamingRuntimeContext(1, 0));
        execute.open(null);
        try (Gate gate = new Gate(null)) {
            gate.send(RiskInput.of(USER, SettingsChange.of(Given.user(USER))));
            gate.send(RiskInput.of(USER, SettingsChange.of(Given.settings(USER))));
            gate.send(
                    RiskInput.of(-1, SettingsChange.of(new SystemStateRow("ACTIVE", null, false))));
            gate.send(RiskInput.of(-1, SettingsChange.bootstrapped()));
            checkpoint = gate.snapshot(1, 1);
        }
    }

    @Test
    void anOrderThatWasSentHoldsItsMoneyAfterTheCrash() throws Exception {
        try (Gate gate = new Gate(checkpoint)) {
            gate.lookedAtOpenOrders();
            gate.send(RiskInput.of(first));
            assertThat(run(gate.onlyOutput()).state()).isEqualTo(OrderState.SENT);
        } // the gate dies with its decision, and nobody has heard of the order

        try (Gate gate = new Gate(checkpoint)) {
            gate.send(RiskInput.of(rival));
            assertThat(gate.extractOutputValues()).isEmpty();
            gate.lookedAtOpenOrders();
            gate.send(RiskInput.of(first));
            gate.setProcessingTime(10_000);

            assertThat(run(gate.onlyOutput()))
                    .extracting(Order::id, Order::state, Order::reason)
                    .containsExactly(rivalId, OrderState.DENIED, "INSUFFICIENT_BALANCE");
            Order filled = ledger.stored.get(firstId).filled(7, 5_000, 20, 0);
            gate.send(RiskInput.of(filled));
            gate.send(RiskInput.of(filled));
            assertThat(gate.getSideOutput(RiskGate.TRADES)).hasSize(1);
            assertThat(gate.getSideOutput(RiskGate.SETTLED)).hasSize(1);
            assertThat(gate.extractOutputValues()).hasSize(1);
        }
        assertThat(ledger.stored.get(rivalId).state()).isEqualTo(OrderState.DENIED);
        assertThat(ledger.stored.get(firstId).state()).isEqualTo(OrderState.SENT);
    }

    @Test
    void anOrderThatWasNeverStoredGivesWayToTheOneThatComesFirst() throws Exception {
        try (Gate gate = new Gate(checkpoint)) {
            gate.lookedAtOpenOrders();
            gate.send(RiskInput.of(first));
            assertThat(gate.onlyOutput().state()).isEqualTo(OrderState.NEW);
        } // the decision never reaches the ledger

        try (Gate gate = new Gate(checkpoint)) {
            gate.lookedAtOpenOrders();
            gate.send(RiskInput.of(rival));
            gate.send(RiskInput.of(first));

            for (Order decided : gate.extractOutputValues()) {
                run(decided);
            }
        }
        assertThat(ledger.stored.get(rivalId).state()).isEqualTo(OrderState.SENT);
        assertThat(ledger.stored.get(firstId))
                .extracting(Order::state, Order::reason)
                .containsExactly(OrderState.DENIED, "INSUFFICIENT_BALANCE");
    }

    @Test
    void aDecisionThatMeetsTheEarlierOneGoesOnAsThatOne() throws Exception {
        Order sent = null;
        try (Gate gate = new Gate(checkpoint)) {
            gate.lookedAtOpenOrders();
            gate.send(RiskInput.of(first));
            sent = run(gate.onlyOutput());
        }

        // A denial of the same signal, as a gate would decide it that knows nothing of the order.
        Order standing = run(Order.denied(sent.terms(), "INSUFFICIENT_BALANCE"));

        assertThat(standing.state()).isEqualTo(OrderState.SENT);
        assertThat(ledger.stored).containsOnlyKeys(firstId);
    }

    private Order run(Order decided) throws Exception {
        CompletableFuture<Order> result = new CompletableFuture<>();
        execute.asyncInvoke(
                decided,
                new ResultFuture<>() {
                    @Override
                    public void complete(Collection<Order> orders) {
                        result.complete(orders.iterator().next());
                    }

                    @Override
                    public void completeExceptionally(Throwable error) {
                        result.completeExceptionally(error);
                    }

                    @Override
                    public void complete(CollectionSupplier<Order> supplier) {
                        throw new UnsupportedOperationException();
                    }
                });
        return result.get(10, TimeUnit.SECONDS);
    }

    /** Sends at once, and says so to the ledger. */
    private final class SendingVenue implements TradeVenue {
        @Override
        public String name() {
            return "jupiter";
        }

        @Override
        public CompletionStage<Order> take(Order stored) {
            return ledger.advance(stored.sent());
        }

        @Override
        public void close() {}
    }

    private final class Gate
            extends KeyedOneInputStreamOperatorTestHarness<Long, RiskInput, Order> {
        Gate(OperatorSubtaskState restored) throws Exception {
            super(new KeyedProcessOperator<>(new RiskGate(LIVE)), RiskInput::key, Types.LONG);
            if (restored != null) {
                initializeState(restored);
            }
            open();
        }

        void send(RiskInput input) throws Exception {
            processElement(input, input.slot());
        }

        /** What the source tells at a start: who holds what, what is on its way, and the mark. */
        void lookedAtOpenOrders() throws Exception {
            long lamports = SOL + LIVE.feeLamports() + LIVE.keptLamports() + SOL / 2;
            send(RiskInput.of(USER, SettingsChange.of(new WalletBalance(USER, lamports, 9))));
            for (StoredOrder open : ledger.open(10).toCompletableFuture().get()) {
                send(RiskInput.of(USER, SettingsChange.open(open.order())));
            }
            send(RiskInput.of(-1, SettingsChange.reconciled()));
        }

        Order onlyOutput() {
            List<Order> orders = new ArrayList<>(extractOutputValues());
            assertThat(orders).hasSize(1);
            return orders.get(0);
        }
    }
}
