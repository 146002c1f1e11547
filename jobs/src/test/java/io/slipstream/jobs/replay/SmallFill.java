package io.slipstream.jobs.replay;

import io.slipstream.models.chain.PoolTrade;
import io.slipstream.models.chain.Side;
import io.slipstream.models.trade.Order;
import io.slipstream.models.unit.MulDiv;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Fills each order at the end of its landing slot from the reserves of then, by id, every third one
 * failing. Takes its watermark from Flink: the smaller one of the promise and the trades.
 */
final class SmallFill extends KeyedCoProcessFunction<String, PoolTrade, Order, Order> {
    /** Orders that came after the watermark had passed their landing slot, by run. */
    static final Map<String, Queue<Order>> LATE = new ConcurrentHashMap<>();

    private final String runId;
    private final Map<String, TreeMap<Long, PoolTrade>> lastOfSlot = new ConcurrentHashMap<>();
    private final Map<String, TreeMap<Long, List<Order>>> landing = new ConcurrentHashMap<>();

    SmallFill(String runId) {
        this.runId = runId;
    }

    @Override
    public void processElement1(PoolTrade trade, Context context, Collector<Order> out) {
        TreeMap<Long, PoolTrade> slots =
                lastOfSlot.computeIfAbsent(trade.mint(), mint -> new TreeMap<>());
        Long settled = slots.floorKey(context.timerService().currentWatermark());
        if (settled != null) {
            slots.headMap(settled).clear();
        }
        slots.put(trade.slot(), trade);
    }

    @Override
    public void processElement2(Order order, Context context, Collector<Order> out) {
        long slot = order.terms().landSlot();
        if (slot <= context.timerService().currentWatermark()) {
            LATE.computeIfAbsent(runId, run -> new ConcurrentLinkedQueue<>()).add(order);
        }
        landing.computeIfAbsent(context.getCurrentKey(), mint -> new TreeMap<>())
                .computeIfAbsent(slot, s -> new ArrayList<>())
                .add(order);
        context.timerService().registerEventTimeTimer(slot);
    }

    @Override
    public void onTimer(long slot, OnTimerContext context, Collector<Order> out) {
        List<Order> orders = landing.get(context.getCurrentKey()).remove(slot);
        PoolTrade pool = lastOfSlot.get(context.getCurrentKey()).floorEntry(slot).getValue();
        long base = pool.baseReserve();
        long quote = pool.quoteReserve();
        orders.sort(Comparator.comparing(Order::id));
        for (Order order : orders) {
            long in = order.terms().inputAmount();
            if (Math.floorMod(order.id().hashCode(), 3) == 0) {
                out.collect(order.failed("UNLUCKY", 0, slot, 0));
            } else if (order.terms().side() == Side.BUY) {
                long got = MulDiv.floor(base, in, quote + in);
                base -= got;
                quote += in;
                out.collect(order.filled(got, 0, slot, 0));
            } else {
                long got = MulDiv.floor(quote, in, base + in);
                quote -= got;
                base += in;
                out.collect(order.filled(got, 0, slot, 0));
            }
        }
    }
}
