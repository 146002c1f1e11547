package io.slipstream.functions.copy;

import io.slipstream.functions.settings.BootstrapMark;
import io.slipstream.models.chain.NetSwap;
import io.slipstream.models.trade.Signal;
import io.slipstream.models.user.CopyRelationRow;
import io.slipstream.models.user.SettingsChange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * A leader's swap becomes one signal for each follower who copies him, in ascending user id. Keyed
 * by wallet; a wallet that nobody follows leaves nothing behind. Swaps that come before all
 * relations are known wait in the order of their arrival.
 */
public final class FanOutCopies extends KeyedProcessFunction<String, CopyInput, Signal>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;

    /** No TTL: settings; a row goes when its deletion comes. */
    private static final MapStateDescriptor<Long, CopyRelationRow> RELATIONS =
            new MapStateDescriptor<>(
                    "relations", Types.LONG, TypeInformation.of(CopyRelationRow.class));

    /** No TTL: emptied as soon as the bootstrapped mark is there. */
    private static final ListStateDescriptor<NetSwap> PARKED =
            new ListStateDescriptor<>("parked", TypeInformation.of(NetSwap.class));

    private static final MapStateDescriptor<String, TradePlace> LAST = last();

    private transient MapState<Long, CopyRelationRow> relations;
    private transient MapState<String, TradePlace> last;
    private transient ListState<NetSwap> parked;
    private transient BootstrapMark mark;
    private transient Counter copySignals;

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        mark = new BootstrapMark(context);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        mark.snapshot();
    }

    @Override
    public void open(OpenContext context) {
        relations = getRuntimeContext().getMapState(RELATIONS);
        last = getRuntimeContext().getMapState(LAST);
        parked = getRuntimeContext().getListState(PARKED);
        copySignals = getRuntimeContext().getMetricGroup().counter("copySignals");
        mark.show(getRuntimeContext().getMetricGroup());
    }

    @Override
    public void processElement(CopyInput input, Context context, Collector<Signal> out)
            throws Exception {
        if (input.change() != null) {
            change(input.change());
        } else if (input.swap() != null && mark.reached()) {
            release(out);
            fanOut(input.swap(), out);
        } else if (input.swap() != null) {
            parked.add(input.swap());
            wait(context);
        }
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<Signal> out) throws Exception {
        if (mark.reached()) {
            release(out);
        } else {
            wait(context);
        }
    }

    private void change(SettingsChange change) throws Exception {
        CopyRelationRow row = change.relation();
        if (row == null) {
            mark.reach();
        } else if (row.deleted()) {
            relations.remove(row.userId());
            if (relations.isEmpty()) {
                last.clear();
            }
        } else {
            relations.put(row.userId(), row);
        }
    }

    private void wait(Context context) {
        context.timerService()
                .registerProcessingTimeTimer(
                        BootstrapMark.nextPoll(context.timerService().currentProcessingTime()));
    }

    private void release(Collector<Signal> out) throws Exception {
        Iterable<NetSwap> waiting = parked.get();
        if (waiting.iterator().hasNext()) {
            for (NetSwap swap : waiting) {
                fanOut(swap, out);
            }
            parked.clear();
        }
    }

    private void fanOut(NetSwap swap, Collector<Signal> out) throws Exception {
        List<CopyRelationRow> followers = followers();
        if (followers.isEmpty()) {
            return;
        }
        LeaderTrade trade = LeaderTrade.of(swap);
        boolean late = isLate(swap, trade.mint());
        for (CopyRelationRow follower : followers) {
            out.collect(CopySignals.of(swap, trade, follower, late));
            copySignals.inc();
        }
    }

    private List<CopyRelationRow> followers() throws Exception {
        List<CopyRelationRow> followers = new ArrayList<>();
        for (CopyRelationRow row : relations.values()) {
            if (row.copyEnabled()) {
                followers.add(row);
            }
        }
        followers.sort(Comparator.comparingLong(CopyRelationRow::userId));
        return followers;
    }

    private boolean isLate(NetSwap swap, String mint) throws Exception {
        TradePlace place = TradePlace.of(swap);
        TradePlace before = last.get(mint);
        if (before != null && before.isAfter(place)) {
            return true;
        }
        last.put(mint, place);
        return false;
    }

    /**
     * TTL: an event that is a week late is older than anything that a feed replays, so its place is
     * not needed to recognise it.
     */
    private static MapStateDescriptor<String, TradePlace> last() {
        MapStateDescriptor<String, TradePlace> descriptor =
                new MapStateDescriptor<>(
                        "last-trades", Types.STRING, TypeInformation.of(TradePlace.class));
        descriptor.enableTimeToLive(StateTtlConfig.newBuilder(Duration.ofDays(7)).build());
        return descriptor;
    }
}
