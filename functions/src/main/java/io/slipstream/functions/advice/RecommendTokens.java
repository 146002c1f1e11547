package io.slipstream.functions.advice;

import io.slipstream.functions.notify.ComposeNotification;
import io.slipstream.functions.snipe.SnipeReason;
import io.slipstream.functions.snipe.SnipeRules;
import io.slipstream.functions.state.Bootstrapped;
import io.slipstream.functions.state.Ttl;
import io.slipstream.models.market.MarketRegime;
import io.slipstream.models.market.Recommendation;
import io.slipstream.models.market.Regime;
import io.slipstream.models.market.ScoredToken;
import io.slipstream.models.trade.Notification;
import io.slipstream.models.trade.Offer;
import io.slipstream.models.trade.Signal;
import io.slipstream.models.user.NotifyLevel;
import io.slipstream.models.user.SettingsChange;
import io.slipstream.models.user.Strategy;
import io.slipstream.models.user.UserSettingsRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
 * Recommends tokens past their birth, buys them for those who let it, and offers them to those who
 * asked. Keyed by mint; settings and the market's regime are broadcast. A token waits until the
 * slot of its look is over, so that the regime of that slot is there in a replay as it was then;
 * and until all settings are known. A token is bought for a user, refused to him and offered to him
 * once a day at most.
 */
public class RecommendTokens
        extends KeyedBroadcastProcessFunction<String, ScoredToken, AdviceInput, Signal>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;

    public static final OutputTag<Recommendation> RECOMMENDATIONS =
            new OutputTag<>("recommendations", TypeInformation.of(Recommendation.class));

    public static final OutputTag<Offer> OFFERS =
            new OutputTag<>("offers", TypeInformation.of(Offer.class));

    public static final OutputTag<Notification> NOTIFICATIONS =
            new OutputTag<>("offer-notifications", TypeInformation.of(Notification.class));

    // Broadcast state has no TTL; it holds those rows of user_settings that ask for anything.
    private static final MapStateDescriptor<Long, UserSettingsRow> SETTINGS =
            new MapStateDescriptor<>(
                    "advice-settings", Types.LONG, TypeInformation.of(UserSettingsRow.class));
    private static final MapStateDescriptor<String, Boolean> BOOTSTRAPPED =
            Bootstrapped.state("advice-bootstrapped");
    // Likewise: the regimes of the last minutes, by slot.
    private static final MapStateDescriptor<Long, MarketRegime> REGIMES =
            new MapStateDescriptor<>(
                    "market-regimes", Types.LONG, TypeInformation.of(MarketRegime.class));

    // No TTL: emptied by the timer of its slot.
    private static final ListStateDescriptor<ScoredToken> WAITING =
            new ListStateDescriptor<>("waiting-candidates", TypeInformation.of(ScoredToken.class));

    // User → what was done for him with this token, as bits. Within a day it is not done again.
    private static final MapStateDescriptor<Long, Integer> GIVEN =
            new MapStateDescriptor<>("advice-given", Types.LONG, Types.INT);

    static {
        GIVEN.enableTimeToLive(Ttl.of(Duration.ofDays(1)));
    }

    private static final int BOUGHT = 1;
    private static final int REFUSED = 2;
    private static final int OFFERED = 4;

    private static final long REGIMES_KEPT_SLOTS = 1_500;

    /** A regime that was told longer ago says nothing of now. */
    private static final long STALE_SLOTS = 150;

    private transient ListState<ScoredToken> waiting;
    private transient MapState<Long, Integer> given;
    private transient Bootstrapped bootstrapped;
    private transient @Nullable Subscribers subscribers;
    private transient Counter recommended;
    private transient Counter signals;
    private transient Counter offers;

    /** The states to hand to {@code DataStream.broadcast}. */
    public static MapStateDescriptor<?, ?>[] broadcastStates() {
        return new MapStateDescriptor<?, ?>[] {SETTINGS, BOOTSTRAPPED, REGIMES};
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
        waiting = getRuntimeContext().getListState(WAITING);
        given = getRuntimeContext().getMapState(GIVEN);
        recommended = getRuntimeContext().getMetricGroup().counter("recommendations");
        signals = getRuntimeContext().getMetricGroup().counter("automatedSignals");
        offers = getRuntimeContext().getMetricGroup().counter("offersMade");
    }

    @Override
    public void processElement(ScoredToken token, ReadOnlyContext context, Collector<Signal> out)
            throws Exception {
        waiting.add(token);
        context.timerService().registerEventTimeTimer(token.features().slot());
    }

    @Override
    public void onTimer(long slot, OnTimerContext context, Collector<Signal> out) throws Exception {
        if (!bootstrapped.isReached()) {
            long now = context.timerService().currentWatermark();
            if (now < Long.MAX_VALUE) {
                context.timerService().registerEventTimeTimer(now + 1);
            }
            return;
        }
        List<ScoredToken> later = new ArrayList<>();
        for (ScoredToken token : waiting.get()) {
            if (token.features().slot() > slot) {
                later.add(token);
            } else {
                recommend(token, context, out);
            }
        }
        waiting.update(later);
    }

    @Override
    public void processBroadcastElement(AdviceInput input, Context context, Collector<Signal> out)
            throws Exception {
        MarketRegime regime = input.regime();
        SettingsChange change = input.change();
        if (regime != null) {
            learn(regime, context.getBroadcastState(REGIMES));
        } else if (change != null && change.settings() != null) {
            change(change.settings(), context.getBroadcastState(SETTINGS));
        } else if (change != null && bootstrapped.isReachedWith(change)) {
            bootstrapped.reach(context::getBroadcastState);
        }
    }

    private static void learn(MarketRegime regime, BroadcastState<Long, MarketRegime> regimes)
            throws Exception {
        List<Long> old = new ArrayList<>();
        for (Map.Entry<Long, MarketRegime> entry : regimes.entries()) {
            if (entry.getKey() <= regime.slot() - REGIMES_KEPT_SLOTS) {
                old.add(entry.getKey());
            }
        }
        for (Long slot : old) {
            regimes.remove(slot);
        }
        regimes.put(regime.slot(), regime);
    }

    private void change(UserSettingsRow row, BroadcastState<Long, UserSettingsRow> settings)
            throws Exception {
        Subscribers known = subscribers(settings);
        known.put(row);
        if (Subscribers.wants(row)) {
            settings.put(row.userId(), row);
        } else {
            settings.remove(row.userId());
        }
    }

    private void recommend(ScoredToken token, OnTimerContext context, Collector<Signal> out)
            throws Exception {
        Regime regime = regime(token.features().slot(), context.getBroadcastState(REGIMES));
        Subscribers users = subscribers(context.getBroadcastState(SETTINGS));
        for (Strategy strategy : Strategy.values()) {
            Recommendation advice = AdviceRules.of(token, regime, strategy);
            context.output(RECOMMENDATIONS, advice);
            recommended.inc();
            if (advice.verdict().isBuy()) {
                for (UserSettingsRow user : users.buying(strategy, advice.confidenceBps())) {
                    buy(token, advice, user, out);
                }
                for (UserSettingsRow user : users.offered(strategy, advice.confidenceBps())) {
                    offer(token, advice, user, context);
                }
            }
        }
    }

    /** A buy, or once the reason why there is none. */
    private void buy(
            ScoredToken token, Recommendation advice, UserSettingsRow user, Collector<Signal> out)
            throws Exception {
        int before = given(user);
        if ((before & BOUGHT) != 0) {
            return;
        }
        Signal signal = AdviceSignals.automated(token.features(), advice, user);
        String refusal = refusal(token, advice, user);
        if (refusal == null) {
            given.put(user.userId(), before | BOUGHT);
            out.collect(signal);
            signals.inc();
        } else if ((before & REFUSED) == 0) {
            given.put(user.userId(), before | REFUSED);
            out.collect(signal.refused(refusal));
            signals.inc();
        }
    }

    private static @Nullable String refusal(
            ScoredToken token, Recommendation advice, UserSettingsRow user) {
        if (advice.regime() == Regime.UNKNOWN) {
            return AdviceReason.REGIME_UNKNOWN.name();
        }
        List<SnipeReason> dangers = SnipeRules.dangers(user, token);
        return dangers.isEmpty() ? null : dangers.get(0).name();
    }

    private void offer(
            ScoredToken token, Recommendation advice, UserSettingsRow user, OnTimerContext context)
            throws Exception {
        int before = given(user);
        boolean silent = user.effectiveCopying().notifyLevel() == NotifyLevel.URGENT;
        if ((before & OFFERED) != 0
                || silent
                || user.effectiveAdvice().offerLamports() <= 0
                || !SnipeRules.dangers(user, token).isEmpty()) {
            return;
        }
        given.put(user.userId(), before | OFFERED);
        long now = context.timerService().currentProcessingTime();
        Offer offer = AdviceSignals.offer(token.features(), advice, user, now);
        context.output(OFFERS, offer);
        context.output(NOTIFICATIONS, ComposeNotification.offered(offer));
        offers.inc();
    }

    private int given(UserSettingsRow user) throws Exception {
        Integer bits = given.get(user.userId());
        return bits == null ? 0 : bits;
    }

    /** The newest that was known at the end of the slot. */
    private static Regime regime(long slot, ReadOnlyBroadcastState<Long, MarketRegime> regimes)
            throws Exception {
        MarketRegime newest = MarketRegime.UNKNOWN;
        for (Map.Entry<Long, MarketRegime> entry : regimes.immutableEntries()) {
            if (entry.getKey() <= slot && entry.getKey() > newest.slot()) {
                newest = entry.getValue();
            }
        }
        return newest.slot() > slot - STALE_SLOTS ? newest.regime() : Regime.UNKNOWN;
    }

    private Subscribers subscribers(ReadOnlyBroadcastState<Long, UserSettingsRow> settings)
            throws Exception {
        Subscribers known = subscribers;
        if (known == null) {
            known = new Subscribers();
            for (Map.Entry<Long, UserSettingsRow> entry : settings.immutableEntries()) {
                known.put(entry.getValue());
            }
            subscribers = known;
        }
        return known;
    }
}
