package io.slipstream.functions.market;

import io.slipstream.functions.execute.PoolChoice;
import io.slipstream.functions.execute.PoolReserves;
import io.slipstream.functions.exit.ExitRules;
import io.slipstream.functions.risk.RiskInput;
import io.slipstream.functions.state.Ttl;
import io.slipstream.functions.state.WrittenAtOnce;
import io.slipstream.models.chain.PoolTrade;
import io.slipstream.models.market.PoolPrice;
import io.slipstream.models.market.TokenPrice;
import io.slipstream.models.trade.Command;
import io.slipstream.models.unit.Mints;
import io.slipstream.models.user.SettingsChange;
import io.slipstream.models.user.UserSettingsRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Follows the price of each mint: tells it, at every trade in the mint's deepest SOL pool, to the
 * users who may hold the mint and want to be sold out at some price, and puts it on commands. Keyed
 * by mint; settings are broadcast.
 *
 * <p>Who may hold it is who was ever offered it: a buy signal, a command to buy, or a buy that
 * filled. That is more than who does, and known from what lies before the order, so that no answer
 * of the risk gate is needed here: the gate holds the lots and decides, in the chain's order.
 *
 * <p>In a replay a trade waits until all signals of the slots before it are known, since what they
 * cause can be held from then on. Live nothing waits: a stop loss must not hang on the signal job.
 */
public final class WatchMarket
        extends KeyedBroadcastProcessFunction<String, MarketInput, SettingsChange, RiskInput>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;

    // Broadcast state has no TTL. It holds the users who want exits, as the settings say.
    private static final MapStateDescriptor<Long, Boolean> WATCHING =
            new MapStateDescriptor<>("exit-users", Types.LONG, Types.BOOLEAN);
    private static final MapStateDescriptor<String, Boolean> BOOTSTRAPPED =
            new MapStateDescriptor<>("market-bootstrapped", Types.STRING, Types.BOOLEAN);

    private static final MapStateDescriptor<String, PoolState> POOLS = pools();
    private static final MapStateDescriptor<Long, Boolean> BUYERS = buyers();

    // No TTL: emptied by the watermark.
    private static final ListStateDescriptor<PoolTrade> WAITING =
            new ListStateDescriptor<>("waiting-trades", TypeInformation.of(PoolTrade.class));

    private static final ValueStateDescriptor<Long> TOLD = told();

    private static final String MARK = "bootstrapped";

    /** A table is written no more often than so many slots apart, some five seconds. */
    private static final int SHOWN_EVERY_SLOTS = 12;

    /** Prices of mints that users may hold, for people to read. */
    public static final OutputTag<TokenPrice> PRICES =
            new OutputTag<>("token-prices", TypeInformation.of(TokenPrice.class));

    private final boolean chainOrder;

    private transient MapState<String, PoolState> pools;
    private transient MapState<Long, Boolean> buyers;
    private transient ListState<PoolTrade> waiting;
    private transient ValueState<Long> told;
    private transient volatile boolean bootstrapped;
    private transient Counter pricesTold;

    /**
     * @param chainOrder true if a trade waits for the signals of the slots before it
     */
    public WatchMarket(boolean chainOrder) {
        this.chainOrder = chainOrder;
    }

    /** The states to hand to {@code DataStream.broadcast}. */
    public static MapStateDescriptor<?, ?>[] broadcastStates() {
        return new MapStateDescriptor<?, ?>[] {WATCHING, BOOTSTRAPPED};
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        bootstrapped =
                context.getOperatorStateStore().getBroadcastState(BOOTSTRAPPED).contains(MARK);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) {}

    @Override
    public void open(OpenContext context) {
        pools = getRuntimeContext().getMapState(POOLS);
        buyers = getRuntimeContext().getMapState(BUYERS);
        waiting = getRuntimeContext().getListState(WAITING);
        told = getRuntimeContext().getState(TOLD);
        pricesTold = getRuntimeContext().getMetricGroup().counter("pricesTold");
        Gauge<Integer> gauge = () -> bootstrapped ? 1 : 0;
        getRuntimeContext().getMetricGroup().gauge("bootstrapped", gauge);
    }

    @Override
    public void processElement(MarketInput input, ReadOnlyContext context, Collector<RiskInput> out)
            throws Exception {
        PoolTrade trade = input.trade();
        Command command = input.command();
        if (command != null) {
            if (command.kind() == Command.Kind.BUY) {
                buyers.put(command.userId(), true);
            }
            out.collect(price(command, input.mint(), context));
        } else if (trade == null) {
            buyers.put(input.buyer(), true);
        } else if (!Mints.isSol(trade.quoteMint()) || !trade.hasReserves()) {
            return;
        } else if (chainOrder && context.currentWatermark() < trade.slot() - 1) {
            waiting.add(trade);
            context.timerService().registerEventTimeTimer(trade.slot() - 1);
        } else {
            tell(trade, context, out);
        }
    }

    @Override
    public void onTimer(long slot, OnTimerContext context, Collector<RiskInput> out)
            throws Exception {
        List<PoolTrade> later = new ArrayList<>();
        for (PoolTrade trade : waiting.get()) {
            if (trade.slot() - 1 <= slot) {
                tell(trade, context, out);
            } else {
                later.add(trade);
            }
        }
        waiting.update(later);
    }

    @Override
    public void processBroadcastElement(
            SettingsChange change, Context context, Collector<RiskInput> out) throws Exception {
        UserSettingsRow row = change.settings();
        BroadcastState<Long, Boolean> watching = context.getBroadcastState(WATCHING);
        if (row != null && ExitRules.wantsExits(row)) {
            watching.put(row.userId(), true);
        } else if (row != null) {
            watching.remove(row.userId());
        } else if (change.kind() == SettingsChange.Kind.BOOTSTRAPPED) {
            bootstrapped = true;
            context.getBroadcastState(BOOTSTRAPPED).put(MARK, true);
        }
    }

    private void tell(PoolTrade trade, ReadOnlyContext context, Collector<RiskInput> out)
            throws Exception {
        PoolReserves left = PoolReserves.after(trade);
        pools.put(
                trade.pool() == null ? trade.dex() : trade.pool(),
                new PoolState(trade.dex(), left));
        // A price in a shallow pool is cheap to forge, and nothing would be sold there.
        if (!left.equals(deepest(trade.slot()))) {
            return;
        }
        show(trade, context);
        ReadOnlyBroadcastState<Long, Boolean> watching = context.getBroadcastState(WATCHING);
        PoolPrice price = null;
        for (Long user : buyers.keys()) {
            if (watching.contains(user)) {
                price = price == null ? price(trade) : price;
                out.collect(RiskInput.of(user, price));
                pricesTold.inc();
            }
        }
    }

    private void show(PoolTrade trade, ReadOnlyContext context) throws Exception {
        Long last = told.value();
        if (buyers.isEmpty() || last != null && trade.slot() - last < SHOWN_EVERY_SLOTS) {
            return;
        }
        told.update(trade.slot());
        context.output(
                PRICES,
                new TokenPrice(
                        trade.mint(),
                        trade.quoteReserve(),
                        trade.baseReserve(),
                        trade.solUsdMicros(),
                        trade.slot()));
    }

    private RiskInput price(Command command, String mint, ReadOnlyContext context)
            throws Exception {
        long watermark = context.currentWatermark();
        boolean known = watermark != Long.MIN_VALUE && watermark != Long.MAX_VALUE;
        long now = known ? watermark : 0;
        return RiskInput.of(CommandSignals.of(command, mint, deepest(Long.MAX_VALUE), now));
    }

    private @Nullable PoolReserves deepest(long slot) throws Exception {
        PoolChoice choice = new PoolChoice(slot);
        for (PoolState pool : pools.values()) {
            choice.offer(pool.dex(), pool.reserves());
        }
        return choice.deepest();
    }

    private static PoolPrice price(PoolTrade trade) {
        return new PoolPrice(
                trade.mint(),
                trade.slot(),
                trade.position(),
                trade.ordinal(),
                trade.signature(),
                trade.blockTime(),
                trade.receivedAt(),
                trade.quoteReserve(),
                trade.baseReserve());
    }

    /** TTL: a pool without a trade for a month is dead. */
    private static MapStateDescriptor<String, PoolState> pools() {
        MapStateDescriptor<String, PoolState> descriptor =
                new MapStateDescriptor<>(
                        "market-pools", Types.STRING, WrittenAtOnce.of(PoolState.class));
        descriptor.enableTimeToLive(Ttl.of(Duration.ofDays(30)));
        return descriptor;
    }

    /** TTL: whoever has not traded for a day is shown again at once. */
    private static ValueStateDescriptor<Long> told() {
        ValueStateDescriptor<Long> descriptor =
                new ValueStateDescriptor<>("price-shown-at", Types.LONG);
        descriptor.enableTimeToLive(Ttl.of(Duration.ofDays(1)));
        return descriptor;
    }

    /**
     * TTL: counted from the mint's last trade, which reads all of them; what has not traded for a
     * quarter has no price to sell at.
     */
    private static MapStateDescriptor<Long, Boolean> buyers() {
        MapStateDescriptor<Long, Boolean> descriptor =
                new MapStateDescriptor<>("market-buyers", Types.LONG, Types.BOOLEAN);
        descriptor.enableTimeToLive(Ttl.sinceUse(Duration.ofDays(90)));
        return descriptor;
    }
}
