package io.slipstream.jobs.replay;

import io.slipstream.functions.risk.ClockHosted;
import io.slipstream.functions.risk.GateClock;
import io.slipstream.functions.risk.RiskInput;
import io.slipstream.models.chain.Side;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderContext;
import io.slipstream.models.trade.OrderTerms;
import io.slipstream.models.trade.Signal;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Orders on every signal, to land {@link #DELAY} slots later; sets a timer {@link #REST} slots
 * after every order event; and tells what it saw.
 */
final class TellingGate extends KeyedProcessFunction<Long, RiskInput, Order>
        implements ClockHosted {
    static final OutputTag<String> SEEN = new OutputTag<>("seen", Types.STRING);
    static final long DELAY = 2;
    static final long REST = 10;

    private transient GateClock clock;

    @Override
    public void host(GateClock host) {
        clock = host;
    }

    @Override
    public void processElement(RiskInput input, Context context, Collector<Order> out) {
        context.output(SEEN, input.kind() + " " + input.id() + " @" + context.timestamp());
        if (input.kind() == RiskInput.Kind.SIGNAL) {
            clock.lands(input.slot() + DELAY);
            out.collect(order(input.id(), input.slot() + DELAY));
        } else if (input.kind() == RiskInput.Kind.ORDER_EVENT) {
            context.timerService().registerEventTimeTimer(input.slot() + REST);
            clock.wakes(input.slot() + REST);
        }
    }

    @Override
    public void onTimer(long slot, OnTimerContext context, Collector<Order> out) {
        context.output(SEEN, "TIMER @" + slot);
    }

    static Order order(String id, long landSlot) {
        return Order.decided(
                new OrderTerms(
                        id,
                        id,
                        1,
                        OrderContext.COPY_TRADE,
                        null,
                        "leader",
                        null,
                        landSlot - DELAY,
                        0,
                        0,
                        0,
                        Side.BUY,
                        "mint",
                        "sol",
                        "mint",
                        1,
                        0,
                        0,
                        0,
                        landSlot));
    }

    static RiskInput signal(String id, long slot, int position) {
        return RiskInput.of(
                new Signal(
                        id,
                        1,
                        OrderContext.COPY_TRADE,
                        "leader",
                        null,
                        slot,
                        position,
                        0,
                        0,
                        0,
                        Side.BUY,
                        "mint",
                        1,
                        0,
                        -1,
                        0,
                        0,
                        null));
    }
}
