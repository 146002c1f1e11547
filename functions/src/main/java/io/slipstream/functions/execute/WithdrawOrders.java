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
 * Ends orders in the ledger that nothing is signed for yet, and hands on what the ledger holds
 * then. An order that is not there yet is on its way and asked for again; a ledger that stays
 * broken fails the job.
 */
public final class WithdrawOrders extends RichAsyncFunction<Order, Order> {
    private static final long serialVersionUID = 1L;

    private final Opener<OrderLedger> ledgerOpener;

    private transient OrderLedger ledger;
    private transient Counter ordersWithdrawn;

    public WithdrawOrders(Opener<OrderLedger> ledger) {
        this.ledgerOpener = ledger;
    }

    @Override
    public void open(OpenContext context) throws Exception {
        ledger = ledgerOpener.open();
        ordersWithdrawn =
                getRuntimeContext()
                        .getMetricGroup()
                        .counter("ordersWithdrawn", new ThreadSafeSimpleCounter());
    }

    @Override
    public void asyncInvoke(Order withdrawal, ResultFuture<Order> result) {
        LedgerRetry.call(withdrawal.id(), () -> ledger.withdraw(withdrawal))
                .whenComplete(
                        (standing, error) -> {
                            if (error == null) {
                                ordersWithdrawn.inc();
                                result.complete(List.of(standing));
                            } else {
                                result.completeExceptionally(error);
                            }
                        });
    }

    @Override
    public void close() {
        if (ledger != null) {
            ledger.close();
        }
    }
}
