package io.slipstream.functions.advice;

import io.slipstream.models.market.Candidate;
import io.slipstream.models.market.TokenFeatures;
import io.slipstream.models.market.TokenLook;
import io.slipstream.models.market.WalletFlow;
import io.slipstream.models.user.SettingsChange;
import io.slipstream.models.user.WalletOwnerRow;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.BroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Lets through the looks at tokens in which tracked wallets were active since the last one. Wallets
 * of users do not count: a recommendation must not feed on what it has led to. Looks wait until the
 * table has been read.
 */
public class SelectCandidates
        extends BroadcastProcessFunction<TokenLook, SettingsChange, TokenFeatures>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;
    private static final String MARK = "bootstrapped";

    // Broadcast state has no TTL; it holds the addresses of the table tracked_wallets.
    private static final MapStateDescriptor<String, Boolean> TRACKED =
            new MapStateDescriptor<>("tracked-wallets", Types.STRING, Types.BOOLEAN);
    private static final MapStateDescriptor<String, Boolean> BOOTSTRAPPED =
            new MapStateDescriptor<>("candidates-bootstrapped", Types.STRING, Types.BOOLEAN);

    // No TTL: emptied when the table has been read.
    private static final ListStateDescriptor<TokenLook> PARKED =
            new ListStateDescriptor<>("parked-looks", TypeInformation.of(TokenLook.class));

    private transient ListState<TokenLook> parked;
    private transient volatile boolean bootstrapped;
    private transient Counter selected;

    /** The states to hand to {@code DataStream.broadcast}. */
    public static MapStateDescriptor<?, ?>[] broadcastStates() {
        return new MapStateDescriptor<?, ?>[] {TRACKED, BOOTSTRAPPED};
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        parked = context.getOperatorStateStore().getListState(PARKED);
        bootstrapped =
                context.getOperatorStateStore().getBroadcastState(BOOTSTRAPPED).contains(MARK);
        selected = getRuntimeContext().getMetricGroup().counter("tokenCandidates");
        Gauge<Integer> mark = () -> bootstrapped ? 1 : 0;
        getRuntimeContext().getMetricGroup().gauge("bootstrapped", mark);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) {}

    @Override
    public void processElement(
            TokenLook look, ReadOnlyContext context, Collector<TokenFeatures> out)
            throws Exception {
        if (bootstrapped) {
            select(look, context.getBroadcastState(TRACKED), out);
        } else {
            parked.add(look);
        }
    }

    @Override
    public void processBroadcastElement(
            SettingsChange change, Context context, Collector<TokenFeatures> out) throws Exception {
        BroadcastState<String, Boolean> tracked = context.getBroadcastState(TRACKED);
        WalletOwnerRow row = change.owner();
        if (row != null) {
            if (row.deleted() || row.userId() > 0) {
                tracked.remove(row.address());
            } else {
                tracked.put(row.address(), true);
            }
        } else if (change.kind() == SettingsChange.Kind.BOOTSTRAPPED && !bootstrapped) {
            bootstrapped = true;
            context.getBroadcastState(BOOTSTRAPPED).put(MARK, true);
            for (TokenLook look : parked.get()) {
                select(look, tracked, out);
            }
            parked.clear();
        }
    }

    private void select(
            TokenLook look,
            ReadOnlyBroadcastState<String, Boolean> tracked,
            Collector<TokenFeatures> out)
            throws Exception {
        int buyers = 0;
        int sellers = 0;
        double net = 0;
        WalletFlow largest = null;
        for (WalletFlow flow : look.flows()) {
            if (tracked.contains(flow.wallet())) {
                buyers += flow.netLamports() > 0 ? 1 : 0;
                sellers += flow.netLamports() < 0 ? 1 : 0;
                net += flow.netLamports();
                largest = larger(largest, flow);
            }
        }
        if (largest != null) {
            selected.inc();
            out.collect(
                    look.features()
                            .with(
                                    new Candidate(
                                            look.pattern(),
                                            buyers,
                                            sellers,
                                            (long) net,
                                            largest.wallet())));
        }
    }

    private static WalletFlow larger(@Nullable WalletFlow known, WalletFlow flow) {
        return known != null
                        && Math.abs((double) known.netLamports())
                                >= Math.abs((double) flow.netLamports())
                ? known
                : flow;
    }
}
