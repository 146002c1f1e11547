package io.slipstream.functions.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.functions.risk.Given;
import io.slipstream.models.chain.Side;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderContext;
import io.slipstream.models.trade.OrderTerms;
import io.slipstream.models.unit.Mints;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** What the gate may have forgotten after a crash, the ledger must not call booked. */
class MarkBookedTest {

    private final FakeLedger ledger = new FakeLedger();

    @Test
    void anOutcomeIsBookedWhenACheckpointHoldsItAndNotBefore() throws Exception {
        try (Harness harness = harness()) {
            harness.open();
            harness.processElement(filled("a"), 1);
            assertThat(ledger.booked).isEmpty();

            OperatorSubtaskState unused = harness.snapshot(1, 2);
            harness.processElement(filled("b"), 3);
            assertThat(ledger.booked).isEmpty();

            harness.notifyOfCompletedCheckpoint(1);
            assertThat(ledger.booked).containsExactly("a");

            unused = harness.snapshot(2, 4);
            harness.notifyOfCompletedCheckpoint(2);
            assertThat(ledger.booked).containsExactly("a", "b");
        }
    }

    @Test
    void aCheckpointThatFailsBooksNothingAndTheNextOneBooksItsOutcomesToo() throws Exception {
        try (Harness harness = harness()) {
            harness.open();
            harness.processElement(filled("a"), 1);
            OperatorSubtaskState unused = harness.snapshot(1, 2);
            harness.getOneInputOperator().notifyCheckpointAborted(1);
            harness.processElement(filled("b"), 3);
            unused = harness.snapshot(2, 4);
            assertThat(ledger.booked).isEmpty();

            harness.notifyOfCompletedCheckpoint(2);
            assertThat(ledger.booked).containsExactly("a", "b");
        }
    }

    @Test
    void aRestoredJobBooksWhatItsCheckpointHeldAndNothingThatCameAfterIt() throws Exception {
        OperatorSubtaskState checkpoint;
        try (Harness harness = harness()) {
            harness.open();
            harness.processElement(filled("a"), 1);
            checkpoint = harness.snapshot(1, 2);
            harness.processElement(filled("b"), 3);
        }
        assertThat(ledger.booked).isEmpty();

        try (Harness harness = harness()) {
            harness.initializeState(checkpoint);
            harness.open();
            assertThat(ledger.booked).containsExactly("a");
        }
    }

    @Test
    void whatTheLedgerDoesNotTakeIsOfferedAgain() throws Exception {
        try (Harness harness = harness()) {
            harness.open();
            harness.processElement(filled("a"), 1);
            ledger.failures = LedgerRetry.ATTEMPTS;
            long checkpoint = 0;
            do {
                OperatorSubtaskState unused = harness.snapshot(++checkpoint, 2);
                harness.notifyOfCompletedCheckpoint(checkpoint);
                LockSupport.parkNanos(1_000_000);
            } while (ledger.booked.isEmpty());
            assertThat(ledger.booked).containsExactly("a");
        }
    }

    private static final class Harness extends OneInputStreamOperatorTestHarness<Order, Void> {
        Harness(FakeLedger ledger) throws Exception {
            super(new ProcessOperator<>(new MarkBooked(() -> ledger)));
        }
    }

    private Harness harness() throws Exception {
        return new Harness(ledger);
    }

    private static Order filled(String id) {
        return Order.decided(terms(id)).sent().filled(7, 1, 12, 0);
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
}
