package io.slipstream.functions.advice;

import io.slipstream.functions.state.AwaitSettings;
import io.slipstream.functions.state.Bootstrapped;
import io.slipstream.models.market.Candidate;
import io.slipstream.models.market.TokenFeatures;
import io.slipstream.models.market.TokenLook;
import io.slipstream.models.market.WalletFlow;
import io.slipstream.models.user.SettingsChange;
import io.slipstream.models.user.WalletOwnerRow;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Lets through the looks at tokens in which tracked wallets were active since the last one. Wallets
 * of users do not count: a recommendation must not feed on what it has led to. Looks wait until the
 * table has been read.
 */
public class SelectCandidates extends AwaitSettings<TokenLook, TokenFeatures> {
    private static final long serialVersionUID = 1L;

    // Broadcast state has no TTL; it holds the addresses of the table tracked_wallets.
    private static final MapStateDescriptor<String, Boolean> TRACKED =
            new MapStateDescriptor<>("tracked-wallets", Types.STRING, Types.BOOLEAN);
    private static final MapStateDescriptor<String, Boolean> BOOTSTRAPPED =
            Bootstrapped.state("candidates-bootstrapped");

    // No TTL: emptied when the table has been read.
    private static final ListStateDescriptor<TokenLook> PARKED =
            new ListStateDescriptor<>("parked-looks", TypeInformation.of(TokenLook.class));

    private transient Counter selected;

    public SelectCandidates() {
        super(BOOTSTRAPPED, PARKED);
    }

    /** The states to hand to {@code DataStream.broadcast}. */
    public static MapStateDescriptor<?, ?>[] broadcastStates() {
        return new MapStateDescriptor<?, ?>[] {TRACKED, BOOTSTRAPPED};
    }

    @Override
    public void open(OpenContext context) {
        selected = getRuntimeContext().getMetricGroup().counter("tokenCandidates");
    }

    @Override
    protected void learn(SettingsChange change, Context context) throws Exception {
        WalletOwnerRow row = change.owner();
        if (row == null) {
            return;
        }
        BroadcastState<String, Boolean> tracked = context.getBroadcastState(TRACKED);
        if (row.deleted() || row.userId() > 0) {
            tracked.remove(row.address());
        } else {
            tracked.put(row.address(), true);
        }
    }

    @Override
    protected void take(
            TokenLook look, Tables tables, SideOutputs sides, Collector<TokenFeatures> out)
            throws Exception {
        ReadOnlyBroadcastState<String, Boolean> tracked = tables.of(TRACKED);
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
