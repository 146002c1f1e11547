package io.slipstream.functions.copy;

import io.slipstream.functions.execute.PoolChoice;
import io.slipstream.functions.execute.PoolHistory;
import io.slipstream.functions.execute.PoolReserves;
import io.slipstream.functions.state.Ttl;
import io.slipstream.functions.state.WrittenAtOnce;
import io.slipstream.models.chain.PoolTrade;
import io.slipstream.models.unit.Mints;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Says of each leader's move how far the price has gone since, and who made the mint: once for the
 * trade, before it multiplies by followers. Keyed by mint.
 *
 * <p>In a replay a move waits for the end of its slot, so that what it is held against is the same
 * every time: all that was traded in the slot. Live nothing waits: what is known counts.
 */
public final class PriceLeaderMoves extends KeyedProcessFunction<String, MoveInput, LeaderMove> {
    private static final long serialVersionUID = 1L;

    private static final MapStateDescriptor<String, PoolHistory> POOLS = pools();
    private static final ValueStateDescriptor<String> CREATOR = creators();

    /** No TTL: emptied by the watermark. */
    private static final ListStateDescriptor<LeaderMove> WAITING =
            new ListStateDescriptor<>("waiting-moves", TypeInformation.of(LeaderMove.class));

    private final boolean chainOrder;

    private transient MapState<String, PoolHistory> pools;
    private transient ValueState<String> creator;
    private transient ListState<LeaderMove> waiting;

    /**
     * @param chainOrder true if a move waits for the end of its slot
     */
    public PriceLeaderMoves(boolean chainOrder) {
        this.chainOrder = chainOrder;
    }

    @Override
    public void open(OpenContext context) {
        pools = getRuntimeContext().getMapState(POOLS);
        creator = getRuntimeContext().getState(CREATOR);
        waiting = getRuntimeContext().getListState(WAITING);
    }

    @Override
    public void processElement(MoveInput input, Context context, Collector<LeaderMove> out)
            throws Exception {
        long watermark = context.timerService().currentWatermark();
        if (input.trade() != null) {
            see(input.trade(), watermark);
        } else if (input.event() != null) {
            if (input.event().creator() != null && creator.value() == null) {
                creator.update(input.event().creator());
            }
        } else if (input.move() != null) {
            long slot = input.move().swap().slot();
            if (chainOrder && watermark < slot) {
                waiting.add(input.move());
                context.timerService().registerEventTimeTimer(slot);
            } else {
                out.collect(priced(input.move()));
            }
        }
    }

    @Override
    public void onTimer(long slot, OnTimerContext context, Collector<LeaderMove> out)
            throws Exception {
        List<LeaderMove> later = new ArrayList<>();
        for (LeaderMove move : waiting.get()) {
            if (move.swap().slot() <= slot) {
                out.collect(priced(move));
            } else {
                later.add(move);
            }
        }
        waiting.update(later);
    }

    private void see(PoolTrade trade, long watermark) throws Exception {
        if (!Mints.isSol(trade.quoteMint()) || !trade.hasReserves()) {
            return;
        }
        String pool = trade.pool() == null ? trade.dex() : trade.pool();
        PoolHistory history = pools.get(pool);
        if (history == null) {
            history = new PoolHistory();
            history.dex = trade.dex();
        }
        history.add(PoolReserves.after(trade), chainOrder ? watermark : Long.MAX_VALUE);
        pools.put(pool, history);
    }

    private LeaderMove priced(LeaderMove move) throws Exception {
        PoolChoice choice = new PoolChoice(chainOrder ? move.swap().slot() : Long.MAX_VALUE);
        for (PoolHistory history : pools.values()) {
            choice.offer(history);
        }
        return move.at(
                PriceDrift.bps(LeaderTrade.of(move.swap()), choice.deepest()), creator.value());
    }

    /** TTL: a pool without a trade for a week is dead, and its price says nothing. */
    private static MapStateDescriptor<String, PoolHistory> pools() {
        MapStateDescriptor<String, PoolHistory> descriptor =
                new MapStateDescriptor<>(
                        "move-pools", Types.STRING, WrittenAtOnce.of(PoolHistory.class));
        descriptor.enableTimeToLive(Ttl.of(Duration.ofDays(7)));
        return descriptor;
    }

    /** TTL: counted from the creation; most tokens live for a day. */
    private static ValueStateDescriptor<String> creators() {
        ValueStateDescriptor<String> descriptor =
                new ValueStateDescriptor<>("mint-creator", Types.STRING);
        descriptor.enableTimeToLive(Ttl.sinceUse(Duration.ofDays(90)));
        return descriptor;
    }
}
