package io.slipstream.functions.execute;

import io.slipstream.models.port.Failpoints;
import io.slipstream.models.port.Failpoints.Window;
import io.slipstream.models.port.Opener;
import io.slipstream.models.port.OrderLedger;
import io.slipstream.models.port.TradeVenue;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderState;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.ThreadSafeSimpleCounter;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ledger first, then the venue. What the ledger holds goes on, not what was handed in: the first
 * stored decision wins. Only a NEW order is given to the venue; one that is further on comes out as
 * it stands.
 *
 * <p>A decision that meets an earlier denial comes out as DENIED with its own terms and attempt 1,
 * where a plain denial has attempt 0: somebody holds a reservation for it and waits for its landing
 * slot.
 *
 * <p>A ledger that stays broken fails the job, which restarts from its checkpoint: without it
 * nothing may be traded. A venue that fails or keeps silent leaves the order UNKNOWN.
 */
public final class ExecuteOrder extends RichAsyncFunction<Order, Order> {
    private static final long serialVersionUID = 1L;

    /** A line for each order, by a name of its own: who wants none of it turns it off. */
    private static final Logger ORDERS = LoggerFactory.getLogger("io.slipstream.orders");

    /** What ledger and venue cannot do in this time, both together, is a failure or UNKNOWN. */
    public static final long MOST_MILLIS = 60_000;

    private final Opener<OrderLedger> ledgerOpener;
    private final Opener<TradeVenue> venueOpener;
    private final Failpoints failpoints;
    private final MillisClock clock;

    private transient OrderLedger ledger;
    private transient TradeVenue venue;
    private transient Map<String, Order> atVenue;
    private transient OpenAnswers answers;
    private transient Counter ordersStored;
    private transient LatencyRecorder eventToDecision;
    private transient LatencyRecorder decisionToOrder;
    private transient LatencyRecorder eventToOrder;

    public ExecuteOrder(
            Opener<OrderLedger> ledger,
            Opener<TradeVenue> venue,
            Failpoints failpoints,
            MillisClock clock) {
        this.ledgerOpener = ledger;
        this.venueOpener = venue;
        this.failpoints = failpoints;
        this.clock = clock;
    }

    @Override
    public void open(OpenContext context) throws Exception {
        ledger = ledgerOpener.open();
        venue = venueOpener.open();
        atVenue = new ConcurrentHashMap<>();
        answers = new OpenAnswers(MOST_MILLIS, clock, this::timeout);
        ordersStored =
                getRuntimeContext()
                        .getMetricGroup()
                        .counter("ordersStored", new ThreadSafeSimpleCounter());
        eventToDecision = latency("eventToDecisionMillis");
        decisionToOrder = latency("decisionToOrderMillis");
        eventToOrder = latency("eventToOrderMillis");
        venue.gauges().forEach(this::show);
    }

    private LatencyRecorder latency(String name) {
        return getRuntimeContext().getMetricGroup().histogram(name, new LatencyRecorder());
    }

    private void show(String name, LongSupplier figure) {
        getRuntimeContext().getMetricGroup().<Long, Gauge<Long>>gauge(name, figure::getAsLong);
    }

    @Override
    public void asyncInvoke(Order decided, ResultFuture<Order> result) {
        if (decided.state() != OrderState.DENIED) {
            failpoints.reached(Window.DECIDED_UNSTORED, decided.id());
        }
        long handedIn = clock.millis();
        OpenAnswers.Answer answer = answers.await(decided, result);
        CompletionStage<Order> storing =
                LedgerRetry.call(decided.id(), () -> ledger.store(decided));
        Function<Order, CompletionStage<Order>> taking = prepare(decided);
        storing.thenCompose(stored -> goOn(decided, handedIn, stored, taking))
                .whenComplete(
                        (order, error) -> {
                            answer.given();
                            atVenue.remove(decided.id());
                            if (error == null) {
                                handOn(order, result);
                            } else {
                                result.completeExceptionally(error);
                            }
                        });
    }

    private void handOn(Order order, ResultFuture<Order> result) {
        boolean traded = order.state() != OrderState.DENIED;
        if (traded) {
            failpoints.reached(Window.ACKNOWLEDGED_UNEMITTED, order.id());
        }
        result.complete(List.of(order));
        if (traded) {
            ORDERS.atInfo()
                    .addKeyValue("signal", order.terms().signalId())
                    .addKeyValue("order", order.id())
                    .log(
                            "signal={} order={} user={} mint={} side={} state={} reason={}",
                            order.terms().signalId(),
                            order.id(),
                            order.terms().userId(),
                            order.terms().mint(),
                            order.terms().side(),
                            order.state(),
                            order.reason());
            failpoints.reached(Window.EMITTED_UNCHECKPOINTED, order.id());
        }
    }

    private Function<Order, CompletionStage<Order>> prepare(Order decided) {
        if (decided.state() != OrderState.NEW) {
            return venue::take;
        }
        try {
            return venue.prepare(decided);
        } catch (RuntimeException broken) {
            // Taken without: what is broken says so again then, and counts.
            ORDERS.warn("order={} was not prepared", decided.id(), broken);
            return venue::take;
        }
    }

    private CompletionStage<Order> goOn(
            Order decided,
            long handedIn,
            Order stored,
            Function<Order, CompletionStage<Order>> taking) {
        ordersStored.inc();
        if (stored.state() == OrderState.DENIED) {
            return CompletableFuture.completedFuture(
                    decided.state() == OrderState.DENIED ? stored : deniedBefore(decided, stored));
        }
        measure(decided.terms().receivedAt(), handedIn);
        if (stored.state() != OrderState.NEW) {
            return CompletableFuture.completedFuture(stored);
        }
        atVenue.put(stored.id(), stored);
        return take(stored, taking);
    }

    private void measure(long receivedAt, long handedIn) {
        if (receivedAt > 0) {
            long stored = clock.millis();
            eventToDecision.update(handedIn - receivedAt);
            decisionToOrder.update(stored - handedIn);
            eventToOrder.update(stored - receivedAt);
        }
    }

    private static CompletionStage<Order> take(
            Order stored, Function<Order, CompletionStage<Order>> taking) {
        try {
            return taking.apply(stored).exceptionally(error -> unknown(stored));
        } catch (RuntimeException broken) {
            return CompletableFuture.completedFuture(unknown(stored));
        }
    }

    /** Called by what waits for the answers itself: Flink is to be told of no timeout. */
    @Override
    public void timeout(Order decided, ResultFuture<Order> result) {
        Order stored = atVenue.remove(decided.id());
        if (stored != null) {
            result.complete(List.of(unknown(stored)));
        } else {
            result.completeExceptionally(
                    new IOException(
                            "expected an answer of the order ledger in time, was none: order="
                                    + decided.id()));
        }
    }

    @Override
    public void close() {
        if (answers != null) {
            answers.close();
        }
        if (venue != null) {
            venue.close();
        }
        if (ledger != null) {
            ledger.close();
        }
    }

    private static Order deniedBefore(Order decided, Order denial) {
        return new Order(
                decided.terms(),
                OrderState.DENIED,
                denial.reason(),
                0,
                0,
                0,
                0,
                1,
                denial.version());
    }

    private static Order unknown(Order stored) {
        return stored.unknown("VENUE_SILENT");
    }
}
