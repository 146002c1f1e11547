package io.slipstream.functions.safety;

import io.slipstream.models.market.ScoredToken;
import io.slipstream.models.user.SettingsChange;
import io.slipstream.models.user.UserSettingsRow;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.BroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Puts on each scored token the buys of which users want to be shown that they could be sold again.
 * Where nobody asks, nothing is simulated. Tokens wait until the settings have been read.
 */
public class AskForSales extends BroadcastProcessFunction<ScoredToken, SettingsChange, ScoredToken>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;
    private static final String MARK = "bootstrapped";

    // Broadcast state has no TTL; it holds those rows of user_settings that ask.
    private static final MapStateDescriptor<Long, Long> LAMPORTS =
            new MapStateDescriptor<>("proven-sales", Types.LONG, Types.LONG);
    private static final MapStateDescriptor<String, Boolean> BOOTSTRAPPED =
            new MapStateDescriptor<>("sales-bootstrapped", Types.STRING, Types.BOOLEAN);

    // No TTL: emptied when the settings are there.
    private static final ListStateDescriptor<ScoredToken> PARKED =
            new ListStateDescriptor<>(
                    "tokens-without-settings", TypeInformation.of(ScoredToken.class));

    private transient ListState<ScoredToken> parked;
    private transient boolean bootstrapped;
    private transient @Nullable SaleSizes sizes;
    private transient @Nullable List<Long> asked;

    /** The states to hand to {@code DataStream.broadcast}. */
    public static MapStateDescriptor<?, ?>[] broadcastStates() {
        return new MapStateDescriptor<?, ?>[] {LAMPORTS, BOOTSTRAPPED};
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        parked = context.getOperatorStateStore().getListState(PARKED);
        bootstrapped =
                context.getOperatorStateStore().getBroadcastState(BOOTSTRAPPED).contains(MARK);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) {}

    @Override
    public void processElement(
            ScoredToken token, ReadOnlyContext context, Collector<ScoredToken> out)
            throws Exception {
        if (bootstrapped) {
            out.collect(asking(token, context.getBroadcastState(LAMPORTS)));
        } else {
            parked.add(token);
        }
    }

    private ScoredToken asking(ScoredToken token, ReadOnlyBroadcastState<Long, Long> lamports)
            throws Exception {
        List<Long> known = asked;
        if (known == null) {
            known = sizes(lamports).all();
            asked = known;
        }
        return known.isEmpty() ? token : token.asking(known);
    }

    @Override
    public void processBroadcastElement(
            SettingsChange change, Context context, Collector<ScoredToken> out) throws Exception {
        UserSettingsRow row = change.settings();
        BroadcastState<Long, Long> lamports = context.getBroadcastState(LAMPORTS);
        if (row != null) {
            take(row, lamports);
        } else if (change.kind() == SettingsChange.Kind.BOOTSTRAPPED && !bootstrapped) {
            bootstrapped = true;
            context.getBroadcastState(BOOTSTRAPPED).put(MARK, true);
            for (ScoredToken token : parked.get()) {
                out.collect(asking(token, lamports));
            }
            parked.clear();
        }
    }

    private void take(UserSettingsRow row, BroadcastState<Long, Long> lamports) throws Exception {
        long wanted = row.snipeEnabled() && !row.deleted() ? row.provenSnipeLamports() : 0;
        sizes(lamports).put(row.userId(), wanted);
        asked = null;
        if (wanted > 0) {
            lamports.put(row.userId(), wanted);
        } else {
            lamports.remove(row.userId());
        }
    }

    private SaleSizes sizes(ReadOnlyBroadcastState<Long, Long> lamports) throws Exception {
        SaleSizes known = sizes;
        if (known == null) {
            known = new SaleSizes();
            for (Map.Entry<Long, Long> entry : lamports.immutableEntries()) {
                known.put(entry.getKey(), entry.getValue());
            }
            sizes = known;
        }
        return known;
    }
}
