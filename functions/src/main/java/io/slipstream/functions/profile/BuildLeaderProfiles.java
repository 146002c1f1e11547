package io.slipstream.functions.profile;

import io.slipstream.functions.state.Ttl;
import io.slipstream.functions.state.WrittenAtOnce;
import io.slipstream.models.market.LeaderProfile;
import java.time.Duration;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * A wallet's trades, and its links with others, into its record. Keyed by wallet. A record that has
 * changed is told within a minute of the chain, once the wallet has closed enough lots to say
 * something.
 */
public final class BuildLeaderProfiles
        extends KeyedCoProcessFunction<String, WalletTrade, WalletLink, LeaderProfile> {
    private static final long serialVersionUID = 1L;

    /** A minute. */
    private static final long TOLD_EVERY_SLOTS = 150;

    /** A quarter. */
    private static final StateTtlConfig KEPT = Ttl.of(Duration.ofDays(90));

    private static final ValueStateDescriptor<WalletTruth> TRUTH = truth();
    private static final MapStateDescriptor<String, WalletPosition> POSITIONS = positions();
    private static final ValueStateDescriptor<LinkedWallets> LINKS = links();

    private transient ValueState<WalletTruth> truth;
    private transient MapState<String, WalletPosition> positions;
    private transient ValueState<LinkedWallets> links;

    @Override
    public void open(OpenContext context) {
        truth = getRuntimeContext().getState(TRUTH);
        positions = getRuntimeContext().getMapState(POSITIONS);
        links = getRuntimeContext().getState(LINKS);
    }

    @Override
    public void processElement1(WalletTrade trade, Context context, Collector<LeaderProfile> out)
            throws Exception {
        WalletTruth stored = truth.value();
        WalletTruth now = stored == null ? new WalletTruth() : stored;
        WalletPosition held = positions.get(trade.mint());
        WalletPosition position = held == null ? new WalletPosition() : held;
        WalletBook.book(trade, now, position);
        if (position.lots.isEmpty()) {
            positions.remove(trade.mint());
        } else {
            positions.put(trade.mint(), position);
        }
        truth.update(now);
        context.timerService().registerEventTimeTimer(toldAt(trade));
    }

    @Override
    public void processElement2(WalletLink link, Context context, Collector<LeaderProfile> out)
            throws Exception {
        LinkedWallets stored = links.value();
        LinkedWallets now = stored == null ? new LinkedWallets() : stored;
        now.learn(link);
        if (now.byFunder.isEmpty()) {
            links.clear();
        } else {
            links.update(now);
        }
    }

    /** Each wallet has a slot of its own within the minute: all at once would be a burst. */
    private static long toldAt(WalletTrade trade) {
        long phase = Math.floorMod(trade.wallet().hashCode(), TOLD_EVERY_SLOTS);
        long round = Math.floorDiv(trade.slot() - phase, TOLD_EVERY_SLOTS) + 1;
        return round * TOLD_EVERY_SLOTS + phase;
    }

    @Override
    public void onTimer(long slot, OnTimerContext context, Collector<LeaderProfile> out)
            throws Exception {
        WalletTruth now = truth.value();
        if (now == null || now.window(0, now.lastTrade).closed < Reputation.PROVEN) {
            return;
        }
        long unrealized = 0;
        for (WalletPosition position : positions.values()) {
            unrealized += WalletBook.unrealized(position);
        }
        LinkedWallets known = links.value();
        Set<String> linked = known == null ? Set.of() : known.partners();
        Profiles.of(context.getCurrentKey(), now, unrealized, linked).forEach(out::collect);
    }

    /** TTL: a wallet that has not traded for a quarter begins anew. */
    private static ValueStateDescriptor<WalletTruth> truth() {
        ValueStateDescriptor<WalletTruth> descriptor =
                new ValueStateDescriptor<>("wallet-truth", WrittenAtOnce.of(WalletTruth.class));
        descriptor.enableTimeToLive(KEPT);
        return descriptor;
    }

    /** TTL: what has not been traded for a quarter is not going to be sold. */
    private static MapStateDescriptor<String, WalletPosition> positions() {
        MapStateDescriptor<String, WalletPosition> descriptor =
                new MapStateDescriptor<>(
                        "wallet-positions",
                        WrittenAtOnce.of(Types.STRING),
                        WrittenAtOnce.of(WalletPosition.class));
        descriptor.enableTimeToLive(KEPT);
        return descriptor;
    }

    /** TTL: counted from the last look at its record, so that one who trades keeps them. */
    private static ValueStateDescriptor<LinkedWallets> links() {
        ValueStateDescriptor<LinkedWallets> descriptor =
                new ValueStateDescriptor<>("wallet-links", WrittenAtOnce.of(LinkedWallets.class));
        descriptor.enableTimeToLive(Ttl.sinceUse(Duration.ofDays(90)));
        return descriptor;
    }
}
