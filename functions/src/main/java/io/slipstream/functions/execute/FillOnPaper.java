package io.slipstream.functions.execute;

import io.slipstream.functions.risk.RiskConfig;
import io.slipstream.functions.state.Ttl;
import io.slipstream.functions.state.WrittenAtOnce;
import io.slipstream.models.chain.PoolTrade;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderState;
import io.slipstream.models.unit.Mints;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Fills orders at their landing slot from the reserves that the mint's deepest SOL pool has then.
 * Keyed by mint: pool trades on input 1, stored orders on input 2, final versions out. Orders of
 * one slot are filled in ascending id and share the reserves; fills do not move later real trades.
 * An order that comes when the watermark has passed its slot lands in the next.
 *
 * <p>A withdrawal ends an order that is not filled yet as EXPIRED, at once; it and its order may
 * come in either order.
 *
 * <p>A denial is passed over, unless it stands in the place of an order that was decided (attempt
 * 1, see {@link ExecuteOrder}): that one comes out at its landing slot.
 */
public final class FillOnPaper extends KeyedCoProcessFunction<String, PoolTrade, Order, Order> {
    private static final long serialVersionUID = 1L;

    /** What pump.fun takes, hundredths of a percent, for pools whose fee is unknown. */
    private static final int DEFAULT_POOL_FEE_BPS = 100;

    private static final MapStateDescriptor<String, PoolHistory> POOLS = pools();

    /** By order id. No TTL: an entry goes at its landing slot. */
    private static final MapStateDescriptor<String, PendingFill> PENDING =
            new MapStateDescriptor<>(
                    "pending-fills", Types.STRING, WrittenAtOnce.of(PendingFill.class));

    /** By order id: why orders that have not come yet are to end. */
    private static final MapStateDescriptor<String, String> WITHDRAWN = withdrawn();

    private final RiskConfig config;

    private transient MapState<String, PoolHistory> pools;
    private transient MapState<String, PendingFill> pending;
    private transient MapState<String, String> withdrawn;
    private transient Counter paperFills;
    private transient Counter paperFailures;

    public FillOnPaper(RiskConfig config) {
        this.config = config;
    }

    @Override
    public void open(OpenContext context) {
        pools = getRuntimeContext().getMapState(POOLS);
        pending = getRuntimeContext().getMapState(PENDING);
        withdrawn = getRuntimeContext().getMapState(WITHDRAWN);
        paperFills = getRuntimeContext().getMetricGroup().counter("paperFills");
        paperFailures = getRuntimeContext().getMetricGroup().counter("paperFailures");
    }

    @Override
    public void processElement1(PoolTrade trade, Context context, Collector<Order> out)
            throws Exception {
        if (!Mints.isSol(trade.quoteMint()) || !trade.hasReserves()) {
            return;
        }
        String pool = trade.pool() == null ? trade.dex() : trade.pool();
        PoolHistory history = pools.get(pool);
        if (history == null) {
            history = new PoolHistory();
            history.dex = trade.dex();
        }
        history.add(PoolReserves.after(trade), settledDecisions(context));
        pools.put(pool, history);
    }

    @Override
    public void processElement2(Order order, Context context, Collector<Order> out)
            throws Exception {
        if (order.isWithdrawal()) {
            withdraw(order, out);
            return;
        }
        boolean denial = order.state() == OrderState.DENIED && order.attempt() == 0;
        if (denial || pending.contains(order.id())) {
            return;
        }
        String reason = withdrawn.get(order.id());
        if (reason != null && !order.state().isFinal()) {
            emit(order.expired(reason, 0, 0), out);
            return;
        }
        long watermark = context.timerService().currentWatermark();
        if (watermark == Long.MAX_VALUE) {
            long slot = order.terms().landSlot();
            emit(fill(fills(slot), order), out);
            return;
        }
        long slot = Math.max(order.terms().landSlot(), watermark + 1);
        pending.put(order.id(), new PendingFill(order, slot));
        context.timerService().registerEventTimeTimer(slot);
    }

    /** One that is not pending is filled, or on its way here. */
    private void withdraw(Order withdrawal, Collector<Order> out) throws Exception {
        String reason = String.valueOf(withdrawal.reason());
        PendingFill fill = pending.get(withdrawal.id());
        withdrawn.put(withdrawal.id(), reason);
        if (fill != null && !fill.order().state().isFinal()) {
            pending.remove(withdrawal.id());
            emit(fill.order().expired(reason, 0, 0), out);
        }
    }

    @Override
    public void onTimer(long slot, OnTimerContext context, Collector<Order> out) throws Exception {
        PaperSlot fills = fills(slot);
        for (Order order : due(slot)) {
            pending.remove(order.id());
            emit(fill(fills, order), out);
        }
    }

    private PaperSlot fills(long slot) throws Exception {
        return new PaperSlot(slot, deepest(slot), config.feeLamports(), DEFAULT_POOL_FEE_BPS);
    }

    /** Only now are all trades of the slot of its decision known to have come. */
    private Order fill(PaperSlot fills, Order order) throws Exception {
        return fills.fill(order, deepest(order.terms().landSlot() - config.landingDelaySlots()));
    }

    private List<Order> due(long slot) throws Exception {
        List<Order> due = new ArrayList<>();
        for (PendingFill fill : pending.values()) {
            if (fill.slot() == slot) {
                due.add(fill.order());
            }
        }
        due.sort(Comparator.comparing(Order::id));
        return due;
    }

    private @Nullable PoolReserves deepest(long slot) throws Exception {
        PoolChoice choice = new PoolChoice(slot);
        for (PoolHistory history : pools.values()) {
            choice.offer(history);
        }
        return choice.deepest();
    }

    private void emit(Order order, Collector<Order> out) {
        if (order.state() == OrderState.FILLED) {
            paperFills.inc();
        } else {
            paperFailures.inc();
        }
        out.collect(order);
    }

    /** No order that is still to be filled was decided in this slot or before it. */
    private long settledDecisions(Context context) {
        long watermark = context.timerService().currentWatermark();
        return watermark == Long.MIN_VALUE ? watermark : watermark - config.landingDelaySlots();
    }

    /**
     * TTL: an order is here within seconds of its decision, and one that is handed in again later
     * too.
     */
    private static MapStateDescriptor<String, String> withdrawn() {
        MapStateDescriptor<String, String> descriptor =
                new MapStateDescriptor<>("withdrawn-orders", Types.STRING, Types.STRING);
        descriptor.enableTimeToLive(Ttl.of(Duration.ofHours(1)));
        return descriptor;
    }

    /** TTL: a pool without a trade for a week is dead; orders in it fail with NO_DEPTH. */
    private static MapStateDescriptor<String, PoolHistory> pools() {
        MapStateDescriptor<String, PoolHistory> descriptor =
                new MapStateDescriptor<>(
                        "pool-histories", Types.STRING, WrittenAtOnce.of(PoolHistory.class));
        descriptor.enableTimeToLive(Ttl.of(Duration.ofDays(7)));
        return descriptor;
    }
}
