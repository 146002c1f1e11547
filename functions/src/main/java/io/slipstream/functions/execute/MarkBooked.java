package io.slipstream.functions.execute;

import io.slipstream.models.port.Opener;
import io.slipstream.models.port.OrderLedger;
import io.slipstream.models.trade.Order;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.ThreadSafeSimpleCounter;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the ledger which outcomes the risk gate has booked, as soon as a checkpoint holds that it
 * has. Sooner would be a lie after a crash: the gate would have forgotten the outcome, and nobody
 * would tell it again. Later does no harm: a gate that is told twice books once.
 *
 * <p>Emits nothing. A job without checkpoints never marks anything, and is told all of it again
 * when it starts anew.
 */
public final class MarkBooked extends ProcessFunction<Order, Void>
        implements CheckpointedFunction, CheckpointListener {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(MarkBooked.class);

    private static final ListStateDescriptor<Order> WAITING =
            new ListStateDescriptor<>("booked-by-the-gate", TypeInformation.of(Order.class));

    private final Opener<OrderLedger> ledgerOpener;

    private transient OrderLedger ledger;
    private transient Counter ordersMarkedBooked;
    private transient ListState<Order> waiting;
    private transient List<Order> restored;
    private transient List<Order> sinceSnapshot;

    /** By the checkpoint that holds them. */
    private transient NavigableMap<Long, List<Order>> held;

    /** What the ledger did not take; again with the next checkpoint. */
    private transient Queue<Order> refused;

    public MarkBooked(Opener<OrderLedger> ledger) {
        this.ledgerOpener = ledger;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        waiting = context.getOperatorStateStore().getListState(WAITING);
        restored = new ArrayList<>();
        waiting.get().forEach(restored::add);
        sinceSnapshot = new ArrayList<>();
        held = new TreeMap<>();
        refused = new ConcurrentLinkedQueue<>();
    }

    @Override
    public void open(OpenContext context) throws Exception {
        ledger = ledgerOpener.open();
        ordersMarkedBooked =
                getRuntimeContext()
                        .getMetricGroup()
                        .counter("ordersMarkedBooked", new ThreadSafeSimpleCounter());
        book(restored);
        restored = List.of();
    }

    @Override
    public void processElement(Order outcome, Context context, Collector<Void> out) {
        sinceSnapshot.add(outcome);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        for (Order again = refused.poll(); again != null; again = refused.poll()) {
            sinceSnapshot.add(again);
        }
        held.put(context.getCheckpointId(), sinceSnapshot);
        sinceSnapshot = new ArrayList<>();
        waiting.update(held.values().stream().flatMap(Collection::stream).toList());
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) {
        NavigableMap<Long, List<Order>> complete = held.headMap(checkpointId, true);
        complete.values().forEach(this::book);
        complete.clear();
    }

    private void book(List<Order> outcomes) {
        for (Order outcome : outcomes) {
            LedgerRetry.call(outcome.id(), () -> ledger.book(outcome))
                    .whenComplete(
                            (standing, error) -> {
                                if (error == null) {
                                    ordersMarkedBooked.inc();
                                } else {
                                    LOG.warn("order={} not marked as booked", outcome.id(), error);
                                    refused.add(outcome);
                                }
                            });
        }
    }

    @Override
    public void close() {
        if (ledger != null) {
            ledger.close();
        }
    }
}
