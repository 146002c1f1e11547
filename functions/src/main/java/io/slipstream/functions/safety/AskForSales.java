package io.slipstream.functions.safety;

import io.slipstream.functions.state.AwaitSettings;
import io.slipstream.functions.state.Bootstrapped;
import io.slipstream.models.market.ScoredToken;
import io.slipstream.models.user.SettingsChange;
import io.slipstream.models.user.UserSettingsRow;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Puts on each scored token the buys of which users want to be shown that they could be sold again.
 * Where nobody asks, nothing is simulated. Tokens wait until the settings have been read.
 */
public class AskForSales extends AwaitSettings<ScoredToken, ScoredToken> {
    private static final long serialVersionUID = 1L;

    // Broadcast state has no TTL; it holds those rows of user_settings that ask.
    private static final MapStateDescriptor<Long, Long> LAMPORTS =
            new MapStateDescriptor<>("proven-sales", Types.LONG, Types.LONG);
    private static final MapStateDescriptor<String, Boolean> BOOTSTRAPPED =
            Bootstrapped.state("sales-bootstrapped");

    // No TTL: emptied when the settings are there.
    private static final ListStateDescriptor<ScoredToken> PARKED =
            new ListStateDescriptor<>(
                    "tokens-without-settings", TypeInformation.of(ScoredToken.class));

    private transient @Nullable SaleSizes sizes;
    private transient @Nullable List<Long> asked;

    public AskForSales() {
        super(BOOTSTRAPPED, PARKED);
    }

    /** The states to hand to {@code DataStream.broadcast}. */
    public static MapStateDescriptor<?, ?>[] broadcastStates() {
        return new MapStateDescriptor<?, ?>[] {LAMPORTS, BOOTSTRAPPED};
    }

    @Override
    protected void take(
            ScoredToken token, Tables tables, SideOutputs sides, Collector<ScoredToken> out)
            throws Exception {
        out.collect(asking(token, tables.of(LAMPORTS)));
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
    protected void learn(SettingsChange change, Context context) throws Exception {
        UserSettingsRow row = change.settings();
        if (row == null) {
            return;
        }
        BroadcastState<Long, Long> lamports = context.getBroadcastState(LAMPORTS);
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
