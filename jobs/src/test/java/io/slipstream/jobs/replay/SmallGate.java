package io.slipstream.jobs.replay;

import io.slipstream.functions.risk.ClockHosted;
import io.slipstream.functions.risk.GateClock;
import io.slipstream.functions.risk.RiskInput;
import io.slipstream.models.chain.Side;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderContext;
import io.slipstream.models.trade.OrderState;
import io.slipstream.models.trade.OrderTerms;
import io.slipstream.models.trade.Signal;
import io.slipstream.models.unit.Mints;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * A gate whose every decision depends on the order of what came before: three open positions, a
 * balance with reservations, one sell at a time, and a timer that sells after a while. It writes a
 * numbered journal for each user.
 */
final class SmallGate extends KeyedProcessFunction<Long, RiskInput, Order> implements ClockHosted {
    static final OutputTag<String> JOURNAL = new OutputTag<>("journal", Types.STRING);
    static final long LEAST_DELAY = 2;
    private static final long SIZE = 2_000_000;
    private static final int HOLD_SLOTS = 60;

    private transient GateClock clock;
    private transient ValueState<long[]> account; // balance, reserved, lines in the journal
    private transient MapState<String, long[]> positions; // units, due slot, 1 if selling

    @Override
    public void host(GateClock host) {
        clock = host;
    }

    @Override
    public void open(OpenContext context) {
        account =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "account",
                                        PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO));
        positions =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "positions",
                                        Types.STRING,
                                        PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO));
    }

    @Override
    public void processElement(RiskInput input, Context context, Collector<Order> out)
            throws Exception {
        long[] money = account.value() == null ? new long[] {5_000_000, 0, 0} : account.value();
        Signal signal = input.signal();
        String said;
        if (signal != null && signal.side() == Side.BUY) {
            said = buy(signal, money, out);
        } else if (signal != null) {
            said = sell(signal.signalId(), input.key(), input.slot(), signal.mint(), out);
        } else {
            said = landed(input.order(), money, context);
        }
        note(money, input.slot() + " " + input.id() + " " + said, input.key(), context);
    }

    private String buy(Signal signal, long[] money, Collector<Order> out) throws Exception {
        int open = 0;
        for (String ignored : positions.keys()) {
            open++;
        }
        if (positions.contains(signal.mint())) {
            return "denied: held";
        }
        if (open >= 3) {
            return "denied: three are open";
        }
        if (money[0] - money[1] < SIZE) {
            return "denied: balance";
        }
        money[1] += SIZE;
        positions.put(signal.mint(), new long[3]);
        send(signal.signalId(), signal.userId(), signal.slot(), Side.BUY, signal.mint(), SIZE, out);
        return "ordered";
    }

    private String sell(String id, long user, long slot, String mint, Collector<Order> out)
            throws Exception {
        long[] position = positions.get(mint);
        if (position == null || position[0] == 0 || position[2] == 1) {
            return "denied: nothing to sell";
        }
        position[2] = 1;
        positions.put(mint, position);
        send(id, user, slot, Side.SELL, mint, position[0], out);
        return "ordered";
    }

    private String landed(Order order, long[] money, Context context) throws Exception {
        String mint = order.terms().mint();
        boolean filled = order.state() == OrderState.FILLED;
        if (order.terms().side() == Side.BUY) {
            money[1] -= SIZE;
            if (filled) {
                money[0] -= SIZE;
                hold(mint, order.outputAmount(), order, context);
            } else {
                positions.remove(mint);
            }
        } else if (filled) {
            money[0] += order.outputAmount();
            positions.remove(mint);
        } else {
            hold(mint, order.terms().inputAmount(), order, context);
        }
        return order.state() + " " + order.outputAmount();
    }

    private void hold(String mint, long units, Order order, Context context) throws Exception {
        long due = order.fillSlot() + HOLD_SLOTS + Math.floorMod(order.id().hashCode(), 40);
        positions.put(mint, new long[] {units, due, 0});
        context.timerService().registerEventTimeTimer(due);
        clock.wakes(due);
    }

    @Override
    public void onTimer(long slot, OnTimerContext context, Collector<Order> out) throws Exception {
        List<String> due = new ArrayList<>();
        for (Map.Entry<String, long[]> position : positions.entries()) {
            if (position.getValue()[1] == slot && position.getValue()[2] == 0) {
                due.add(position.getKey());
            }
        }
        due.sort(null);
        for (String mint : due) {
            long user = context.getCurrentKey();
            String id = "stop/" + slot + "/" + mint + "/" + user;
            note(
                    account.value(),
                    slot + " " + id + " " + sell(id, user, slot, mint, out),
                    user,
                    context);
        }
    }

    private void send(
            String id,
            long user,
            long slot,
            Side side,
            String mint,
            long amount,
            Collector<Order> out) {
        long landSlot = slot + LEAST_DELAY + Math.floorMod(id.hashCode(), 2);
        clock.lands(landSlot);
        boolean buy = side == Side.BUY;
        out.collect(
                Order.decided(
                        new OrderTerms(
                                id,
                                id,
                                user,
                                OrderContext.COPY_TRADE,
                                null,
                                "L",
                                null,
                                slot,
                                0,
                                0,
                                0,
                                side,
                                mint,
                                buy ? Mints.SOL : mint,
                                buy ? mint : Mints.SOL,
                                amount,
                                0,
                                0,
                                0,
                                landSlot)));
    }

    private void note(long[] money, String line, long user, Context context) throws Exception {
        String numbered =
                "user %02d %06d: %s, %d of %d"
                        .formatted(user, money[2]++, line, money[1], money[0]);
        account.update(money);
        context.output(JOURNAL, numbered);
    }
}
