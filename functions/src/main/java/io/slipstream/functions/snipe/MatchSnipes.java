package io.slipstream.functions.snipe;

import io.slipstream.functions.state.Bootstrapped;
import io.slipstream.functions.state.Ttl;
import io.slipstream.models.market.ScoredToken;
import io.slipstream.models.trade.Signal;
import io.slipstream.models.trade.SnipeRun;
import io.slipstream.models.user.SettingsChange;
import io.slipstream.models.user.UserSettingsRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
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
 * Users are indexed by what they ask for ({@link SnipeIndex}). Until all settings are there, tokens
 * are kept, neither dropped nor traded.
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
            Bootstrapped.state("snipe-bootstrapped");

    // No TTL: emptied when the settings are there.
    private static final ListStateDescriptor<ScoredToken> PARKED =
            new ListStateDescriptor<>("parked-tokens", TypeInformation.of(ScoredToken.class));

    // Pool → users who took it. Kept for a day, far beyond the last age and any repetition of it.
    private static final MapStateDescriptor<String, List<Long>> TAKEN =
            new MapStateDescriptor<>("snipes-taken", Types.STRING, Types.LIST(Types.LONG));

    // Pool → users who ask for several passes in a row, and how many it has. As above.
    private static final MapStateDescriptor<String, Map<Long, Passes>> PASSES =
            new MapStateDescriptor<>(
                    "snipe-passes",
                    Types.STRING,
                    Types.MAP(Types.LONG, TypeInformation.of(Passes.class)));

    static {
        PASSES.enableTimeToLive(Ttl.of(Duration.ofDays(1)));
        TAKEN.enableTimeToLive(Ttl.of(Duration.ofDays(1)));
    }

    /**
     * Refusals of one pool that are recorded, user by user. Of a million users nearly all refuse
     * nearly every pool; rows for all of them would say the same a million times.
     */
    private static final int REFUSALS_TOLD = 1_000;

    private transient ListState<ScoredToken> parked;
    private transient MapState<String, List<Long>> taken;
    private transient Bootstrapped bootstrapped;
    private transient MapState<String, Map<Long, Passes>> passes;
    private transient @Nullable SnipeIndex index;
    private transient Counter signals;
    private transient Counter refused;

    /** The states to hand to {@code DataStream.broadcast}. */
    public static MapStateDescriptor<?, ?>[] broadcastStates() {
        return new MapStateDescriptor<?, ?>[] {SETTINGS, BOOTSTRAPPED};
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        bootstrapped =
                new Bootstrapped(BOOTSTRAPPED, context, getRuntimeContext().getMetricGroup());
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) {}

    @Override
    public void open(OpenContext context) {
        parked = getRuntimeContext().getListState(PARKED);
        taken = getRuntimeContext().getMapState(TAKEN);
        passes = getRuntimeContext().getMapState(PASSES);
        signals = getRuntimeContext().getMetricGroup().counter("snipeSignals");
        refused = getRuntimeContext().getMetricGroup().counter("snipesRefused");
    }

    @Override
    public void processElement(ScoredToken token, ReadOnlyContext context, Collector<Signal> out)
            throws Exception {
        if (bootstrapped.isReached()) {
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
            SnipeIndex known = index(settings);
            if (SnipeRules.wantsSnipes(row)) {
                settings.put(row.userId(), row);
                known.put(row);
            } else {
                settings.remove(row.userId());
                known.remove(row.userId());
            }
        } else if (bootstrapped.isReachedWith(change)) {
            bootstrapped.reach(context::getBroadcastState);
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
        PoolAnswers answers = new PoolAnswers(token, runs, out);
        index(settings).match(token, token.features().lastStep(), answers);
        answers.remember();
    }

    private SnipeIndex index(ReadOnlyBroadcastState<Long, UserSettingsRow> settings)
            throws Exception {
        SnipeIndex known = index;
        if (known == null) {
            known = new SnipeIndex();
            for (Map.Entry<Long, UserSettingsRow> entry : settings.immutableEntries()) {
                known.put(entry.getValue());
            }
            index = known;
        }
        return known;
    }

    /** Answers for one token at one age, with what was answered at earlier ages. */
    private final class PoolAnswers implements SnipeIndex.Answers {
        private final ScoredToken token;
        private final Consumer<SnipeRun> runs;
        private final Collector<Signal> out;
        private final SnipeDecision decision;
        private final Set<Long> takers;
        private final Map<Long, Passes> passed;
        private final int takersBefore;
        private int told;
        private boolean passesChanged;

        PoolAnswers(ScoredToken token, Consumer<SnipeRun> runs, Collector<Signal> out)
                throws Exception {
            this.token = token;
            this.runs = runs;
            this.out = out;
            decision = new SnipeDecision(token);
            List<Long> known = taken.get(token.features().pool());
            takers = known == null ? new LinkedHashSet<>() : new LinkedHashSet<>(known);
            takersBefore = takers.size();
            Map<Long, Passes> before = passes.get(token.features().pool());
            passed = before == null ? new HashMap<>() : new HashMap<>(before);
        }

        @Override
        public void suits(UserSettingsRow user) {
            if (takers.contains(user.userId())) {
                return;
            }
            int needed = user.effectiveSnipeFilters().passes();
            if (needed > 1 && passesOf(user.userId()) < needed) {
                if (token.features().lastStep()) {
                    tell(user, List.of(SnipeReason.TOO_FEW_PASSES));
                }
                return;
            }
            out.collect(decision.signal(user));
            runs.accept(decision.taken(user));
            signals.inc();
            takers.add(user.userId());
        }

        private int passesOf(long user) {
            int step = token.features().ageStep();
            Passes before = passed.get(user);
            Passes now = Passes.after(before, step);
            passed.put(user, now);
            passesChanged = true;
            return now.count();
        }

        @Override
        public void refused(Iterable<UserSettingsRow> users, List<SnipeReason> reasons) {
            for (UserSettingsRow user : users) {
                if (told >= REFUSALS_TOLD) {
                    return;
                }
                if (!takers.contains(user.userId())) {
                    tell(user, reasons);
                }
            }
        }

        private void tell(UserSettingsRow user, List<SnipeReason> reasons) {
            refused.inc();
            told++;
            runs.accept(decision.refused(user, reasons));
        }

        void remember() throws Exception {
            String pool = token.features().pool();
            if (takers.size() > takersBefore) {
                taken.put(pool, new ArrayList<>(takers));
            }
            if (passesChanged) {
                passes.put(pool, passed);
            }
        }
    }
}
