package io.slipstream.functions.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.functions.risk.Given;
import io.slipstream.models.chain.Side;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderContext;
import io.slipstream.models.trade.OrderState;
import io.slipstream.models.trade.OrderTerms;
import io.slipstream.models.unit.Mints;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.datastream.AsyncDataStream.OutputMode;
import org.apache.flink.streaming.api.operators.async.AsyncWaitOperatorFactory;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** In Flink's own asynchronous operator, as ChainSettlement hosts it. */
class WithdrawOrdersTest {
    private static final long TIMEOUT_MILLIS = 10_000;

    private final FakeLedger ledger = new FakeLedger();

    @Test
    void anOrderThatNobodySignedEndsForTheReasonOfTheWithdrawal() throws Exception {
        ledger.stored.put("a", decided("a"));

        try (Harness harness = harness()) {
            harness.processElement(withdrawal("a"), 1);
            harness.endInput();

            assertThat(harness.extractOutputValues()).containsExactly(ledger.stored.get("a"));
        }
        assertThat(ledger.stored.get("a").state()).isEqualTo(OrderState.EXPIRED);
        assertThat(ledger.stored.get("a").reason()).isEqualTo("RETRACTED");
    }

    @Test
    void whatIsSignedOrFilledComesOutAsItStands() throws Exception {
        Order signed = decided("a").signed();
        Order filled = decided("b").sent().filled(7, 1, 12, 0);
        ledger.stored.put("a", signed);
        ledger.stored.put("b", filled);

        try (Harness harness = harness()) {
            harness.processElement(withdrawal("a"), 1);
            harness.processElement(withdrawal("b"), 2);
            harness.endInput();

            assertThat(harness.extractOutputValues()).containsExactlyInAnyOrder(signed, filled);
        }
        assertThat(ledger.stored).containsEntry("a", signed).containsEntry("b", filled);
    }

    @Test
    void anOrderThatIsOnItsWayToTheLedgerIsAskedForAgain() throws Exception {
        ledger.failures = 2; // as the ledger answers while it holds none of this id
        ledger.stored.put("a", decided("a"));

        try (Harness harness = harness()) {
            harness.processElement(withdrawal("a"), 1);
            harness.endInput();

            assertThat(harness.extractOutputValues())
                    .extracting(Order::state)
                    .containsExactly(OrderState.EXPIRED);
        }
        assertThat(ledger.calls).isEqualTo(3);
    }

    @Test
    void anOrderThatNeverComesFailsTheJob() throws Exception {
        try (Harness harness = harness()) {
            harness.getEnvironment().setExpectedExternalFailureCause(Throwable.class);
            harness.processElement(withdrawal("a"), 1);
            harness.endInput();

            assertThat(harness.extractOutputValues()).isEmpty();
            assertThat(harness.getEnvironment().getActualExternalFailureCause())
                    .get()
                    .satisfies(cause -> assertThat(cause).rootCause().hasMessage("no order a"));
        }
    }

    @Test
    void aWithdrawalInFlightIsAskedForAgainAfterARestart() throws Exception {
        ledger.stored.put("a", decided("a"));
        ledger.silent = true;
        OperatorSubtaskState snapshot;
        try (Harness harness = harness()) {
            harness.processElement(withdrawal("a"), 1);
            snapshot = harness.snapshot(1, 1);
        }
        ledger.silent = false;

        try (Harness harness = restored(snapshot)) {
            harness.endInput();

            assertThat(harness.extractOutputValues()).containsExactly(ledger.stored.get("a"));
        }
        assertThat(ledger.stored.get("a").state()).isEqualTo(OrderState.EXPIRED);
    }

    @Test
    void theSameWithdrawalTwiceIsHarmless() throws Exception {
        ledger.stored.put("a", decided("a"));

        try (Harness harness = harness()) {
            harness.processElement(withdrawal("a"), 1);
            harness.processElement(withdrawal("a"), 2);
            harness.endInput();

            assertThat(harness.extractOutputValues())
                    .containsExactly(ledger.stored.get("a"), ledger.stored.get("a"));
        }
    }

    private Harness harness() throws Exception {
        Harness harness = new Harness(new WithdrawOrders(() -> ledger));
        harness.open();
        return harness;
    }

    private Harness restored(OperatorSubtaskState snapshot) throws Exception {
        Harness harness = new Harness(new WithdrawOrders(() -> ledger));
        harness.initializeState(snapshot);
        harness.open();
        return harness;
    }

    private static Order decided(String id) {
        return Order.decided(terms(id));
    }

    private static Order withdrawal(String id) {
        return Order.withdrawal(terms(id), "RETRACTED");
    }

    private static OrderTerms terms(String id) {
        return new OrderTerms(
                id,
                "signal-" + id,
                1,
                OrderContext.COPY_TRADE,
                null,
                "leader",
                null,
                10,
                0,
                Given.blockTime(10),
                900,
                Side.BUY,
                "Mint",
                Mints.SOL,
                "Mint",
                5,
                100,
                0,
                0,
                12);
    }

    private static final class Harness extends OneInputStreamOperatorTestHarness<Order, Order> {
        Harness(WithdrawOrders function) throws Exception {
            super(
                    new AsyncWaitOperatorFactory<>(
                            function, TIMEOUT_MILLIS, 10, OutputMode.UNORDERED),
                    ORDERS);
        }

        private static final TypeSerializer<Order> ORDERS =
                TypeInformation.of(Order.class).createSerializer(new SerializerConfigImpl());
    }
}
