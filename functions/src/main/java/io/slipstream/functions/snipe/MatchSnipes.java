package io.slipstream.functions.snipe;

import io.slipstream.models.market.ScoredToken;
import io.slipstream.models.trade.Signal;
import io.slipstream.models.trade.SnipeRun;
import io.slipstream.models.user.SettingsChange;
import io.slipstream.models.user.UserSettingsRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.state.StateTtlConfig;
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
 * Holds each scored token against the snipe settings of every user and makes a signal for those it
 * suits, at most one for a user and pool over all ages. Keyed by mint; settings are broadcast.
 * Until all settings are there, tokens are kept, neither dropped nor traded.
 */
public class MatchSnipes
        extends KeyedBroadcastProcessFunction<String, ScoredToken, SettingsChange, Signal>
        implements CheckpointedFunction {

    /** What was decided for each user, with the reasons. */
    public static final OutputTag<SnipeRun> SNIPE_RUNS =
            new OutputTag<>("snipe-runs", TypeInformation.of(SnipeRun.class));

    // Broadcast state has no TTL; it holds what the table user_settings holds.
    private static final MapStateDescriptor<Long, UserSettingsRow> SETTINGS =
            new MapStateDescriptor<>(
                    "snipe-settings", Types.LONG, TypeInformation.of(UserSettingsRow.class));
    private static final MapStateDescriptor<String, Boolean> BOOTSTRAPPED =
            new MapStateDescriptor<>("snipe-bootstrapped", Types.STRING, Types.BOOLEAN);

    // No TTL: emptied when the settings are there.
    private static final ListStateDescriptor<ScoredToken> PARKED =
            new ListStateDescriptor<>("parked-tokens", TypeInformation.of(ScoredToken.class));

    // Pool → users who took it. Kept for a day, far beyond the last age and any repetition of it.
    private static final MapStateDescriptor<String, List<Long>> TAKEN =
            new MapStateDescriptor<>("snipes-taken", Types.STRING, Types.LIST(Types.LONG));

    static {
        TAKEN.enableTimeToLive(StateTtlConfig.newBuilder(Duration.ofDays(1)).build());
    }

    private static final String MARK = "bootstrapped";

    private transient ListState<ScoredToken> parked;
    private transient MapState<String, List<Long>> taken;
    private transient volatile boolean bootstrapped;
    private transient @Nullable List<UserSettingsRow> inOrder;
    private transient Counter signals;
    private transient Counter refused;

    /** The states to hand to {@code DataStream.broadcast}. */
    public static MapStateDescriptor<?, ?>[] broadcastStates() {
        return new MapStateDescriptor<?, ?>[] {SETTINGS, BOOTSTRAPPED};
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
        parked = getRuntimeContext().getListState(PARKED);
        taken = getRuntimeContext().getMapState(TAKEN);
        signals = getRuntimeContext().getMetricGroup().counter("snipeSignals");
        refused = getRuntimeContext().getMetricGroup().counter("snipesRefused");
        Gauge<Integer> gauge = () -> bootstrapped ? 1 : 0;
        getRuntimeContext().getMetricGroup().gauge("bootstrapped", gauge);
    }

    @Override
    public void processElement(ScoredToken token, ReadOnlyContext context, Collector<Signal> out)
            throws Exception {
        if (bootstrapped) {
            match(
                    token,
                    context.getBroadcastState(SETTINGS),
                    run -> context.output(SNIPE_RUNS, run),
                    out);
        } else {
            parked.add(token);
        }
    }

    @Override
    public void processBroadcastElement(
            SettingsChange change, Context context, Collector<Signal> out) throws Exception {
        BroadcastState<Long, UserSettingsRow> settings = context.getBroadcastState(SETTINGS);
        UserSettingsRow row = change.settings();
        if (row != null) {
            if (SnipeRules.wantsSnipes(row)) {
                settings.put(row.userId(), row);
            } else {
                settings.remove(row.userId());
            }
            inOrder = null;
        } else if (change.kind() == SettingsChange.Kind.BOOTSTRAPPED && !bootstrapped) {
            bootstrapped = true;
            context.getBroadcastState(BOOTSTRAPPED).put(MARK, true);
            Consumer<SnipeRun> runs = run -> context.output(SNIPE_RUNS, run);
            context.applyToKeyedState(
                    PARKED, (mint, tokens) -> release(tokens, settings, runs, out));
        }
    }

    /** Runs with the key of these tokens set, so that all keyed state is theirs. */
    private void release(
            ListState<ScoredToken> tokens,
            ReadOnlyBroadcastState<Long, UserSettingsRow> settings,
            Consumer<SnipeRun> runs,
            Collector<Signal> out)
            throws Exception {
        for (ScoredToken token : tokens.get()) {
            match(token, settings, runs, out);
        }
        tokens.clear();
    }

    private void match(
            ScoredToken token,
            ReadOnlyBroadcastState<Long, UserSettingsRow> settings,
            Consumer<SnipeRun> runs,
            Collector<Signal> out)
            throws Exception {
        String pool = token.features().pool();
        List<Long> known = taken.get(pool);
        List<Long> takers = known == null ? new ArrayList<>() : new ArrayList<>(known);
        int before = takers.size();
        for (UserSettingsRow user : usersInOrder(settings)) {
            if (takers.contains(user.userId())) {
                continue;
            }
            SnipeDecision decision = SnipeDecision.of(user, token);
            if (decision.signal() != null) {
                out.collect(decision.signal());
                signals.inc();
                takers.add(user.userId());
                runs.accept(decision.run());
            } else if (token.features().lastStep()) {
                refused.inc();
                runs.accept(decision.run());
            }
        }
        if (takers.size() > before) {
            taken.put(pool, takers);
        }
    }

    /** Ascending by user id, so that the same token always makes the same signals in one order. */
    private List<UserSettingsRow> usersInOrder(
            ReadOnlyBroadcastState<Long, UserSettingsRow> settings) throws Exception {
        List<UserSettingsRow> users = inOrder;
        if (users == null) {
            users = new ArrayList<>();
            for (Map.Entry<Long, UserSettingsRow> entry : settings.immutableEntries()) {
                users.add(entry.getValue());
            }
            users.sort(Comparator.comparingLong(UserSettingsRow::userId));
            inOrder = users;
        }
        return users;
    }
}
