package io.slipstream.functions.execute;

import io.slipstream.models.port.Opener;
import io.slipstream.models.port.OrderLedger;
import io.slipstream.models.trade.Order;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.ThreadSafeSimpleCounter;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;

/**
 * Moves the ledger's orders on to the outcomes that the risk gate has booked, and hands on what the
 * ledger holds then. A ledger that stays broken fails the job.
 */
public final class RecordOutcome extends RichAsyncFunction<Order, Order> {
    private static final long serialVersionUID = 1L;

    private final Opener<OrderLedger> ledgerOpener;
    private final MillisClock clock;
    private final boolean books;

    private transient OrderLedger ledger;
    private transient Counter outcomesRecorded;
    private transient LatencyRecorder eventToOrderEvent;

    /**
     * @param books true if the ledger is to remember at once that the gate has booked them; false
     *     if {@link MarkBooked} comes behind
     */
    public RecordOutcome(Opener<OrderLedger> ledger, MillisClock clock, boolean books) {
        this.ledgerOpener = ledger;
        this.clock = clock;
        this.books = books;
    }

    @Override
    public void open(OpenContext context) throws Exception {
        ledger = ledgerOpener.open();
        outcomesRecorded =
                getRuntimeContext()
                        .getMetricGroup()
                        .counter("outcomesRecorded", new ThreadSafeSimpleCounter());
        eventToOrderEvent =
                getRuntimeContext()
                        .getMetricGroup()
                        .histogram("eventToOrderEventMillis", new LatencyRecorder());
    }

    @Override
    public void asyncInvoke(Order settled, ResultFuture<Order> result) {
        LedgerRetry.call(settled.id(), () -> books ? ledger.book(settled) : ledger.advance(settled))
                .whenComplete(
                        (order, error) -> {
                            if (error == null) {
                                outcomesRecorded.inc();
                                measure(order);
                                result.complete(List.of(order));
                            } else {
                                result.completeExceptionally(error);
                            }
                        });
    }

    private void measure(Order order) {
        if (order.terms().receivedAt() > 0) {
            eventToOrderEvent.update(clock.millis() - order.terms().receivedAt());
        }
    }

    @Override
    public void close() {
        if (ledger != null) {
            ledger.close();
        }
    }
}
