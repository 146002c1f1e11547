package io.slipstream.functions.copy;

import io.slipstream.functions.state.Ttl;
import io.slipstream.functions.state.WrittenAtOnce;
import io.slipstream.models.chain.NetSwap;
import io.slipstream.models.chain.Side;
import io.slipstream.models.trade.Order;
import io.slipstream.models.user.CopyRelationRow;
import io.slipstream.models.user.SettingsChange;
import java.time.Duration;
import java.util.Arrays;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * The swaps of those who are followed, each once, with the parts of their followers that it
 * concerns. Keyed by wallet; a wallet that nobody follows leaves nothing behind.
 */
public final class SelectLeaderMoves extends AwaitsRelations<LeaderInput, NetSwap, LeaderMove> {
    private static final long serialVersionUID = 1L;

    /** By part: ids of the users in it who copy, ascending. No TTL: settings. */
    private static final MapStateDescriptor<Integer, long[]> FOLLOWERS =
            new MapStateDescriptor<>(
                    "followers", Types.INT, PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO);

    /** No TTL: emptied as soon as the bootstrapped mark is there. */
    private static final ListStateDescriptor<NetSwap> PARKED =
            new ListStateDescriptor<>("parked", TypeInformation.of(NetSwap.class));

    private static final MapStateDescriptor<String, TradePlace> LAST = last();
    private static final MapStateDescriptor<String, Boolean> COPIES = copies();
    private static final MapStateDescriptor<String, Long> OWN_UNITS = ownUnits();

    private transient MapState<Integer, long[]> followers;
    private transient MapState<String, TradePlace> last;
    private transient MapState<String, Boolean> copies;
    private transient MapState<String, Long> ownUnits;
    private transient Counter leaderMoves;

    public SelectLeaderMoves() {
        super(PARKED);
    }

    @Override
    public void open(OpenContext context) throws Exception {
        super.open(context);
        followers = getRuntimeContext().getMapState(FOLLOWERS);
        last = getRuntimeContext().getMapState(LAST);
        copies = getRuntimeContext().getMapState(COPIES);
        ownUnits = getRuntimeContext().getMapState(OWN_UNITS);
        leaderMoves = getRuntimeContext().getMetricGroup().counter("leaderMoves");
    }

    @Override
    public void processElement(LeaderInput input, Context context, Collector<LeaderMove> out)
            throws Exception {
        if (input.change() != null) {
            change(input.change());
        } else if (input.swap() != null) {
            // Most wallets are followed by nobody: what is kept for leaders is not asked for them.
            if (followers.isEmpty() || !copies.contains(input.swap().signature())) {
                handleInTurn(input.swap(), context.timerService(), out);
            }
        } else if (input.own() != null && !followers.isEmpty()) {
            own(input.key(), input.own(), context.timerService(), out);
        }
    }

    @Override
    void handle(NetSwap swap, Collector<LeaderMove> out) throws Exception {
        int shards = 0;
        for (int shard : followers.keys()) {
            shards |= 1 << shard;
        }
        if (shards != 0) {
            boolean late = isLate(swap, LeaderTrade.of(swap).mint());
            out.collect(LeaderMove.of(swap, late, shards));
            leaderMoves.inc();
        }
    }

    /**
     * An order of the user whose wallet this is. The swap of a copy is known by its signature as
     * soon as it is sent, hence before the chain shows it. What the chain shows too has the same
     * ids, so the followers' gates judge it once.
     */
    private void own(String wallet, Order order, TimerService timers, Collector<LeaderMove> out)
            throws Exception {
        if (OwnTrades.isCopy(order)) {
            if (order.signature() != null) {
                copies.put(order.signature(), true);
            }
        } else if (OwnTrades.isOwnFill(order)) {
            String mint = order.terms().mint();
            Long held = ownUnits.get(mint);
            NetSwap swap = OwnTrades.swap(wallet, order, held == null ? 0 : held);
            if (swap != null) {
                boolean buy = order.terms().side() == Side.BUY;
                long left =
                        (held == null ? 0 : held)
                                + (buy ? swap.outputAmount() : -swap.inputAmount());
                if (left > 0) {
                    ownUnits.put(mint, left);
                } else {
                    ownUnits.remove(mint);
                }
                handleInTurn(swap, timers, out);
            }
        }
    }

    private void change(SettingsChange change) throws Exception {
        CopyRelationRow row = change.relation();
        if (row == null) {
            bootstrapped();
            return;
        }
        int shard = Shards.of(row.userId());
        long[] before = followers.get(shard);
        long[] after =
                row.deleted() || !row.copyEnabled()
                        ? without(before, row.userId())
                        : with(before, row.userId());
        if (after.length > 0) {
            followers.put(shard, after);
        } else {
            followers.remove(shard);
            if (followers.isEmpty()) {
                last.clear();
                copies.clear();
                ownUnits.clear();
            }
        }
    }

    private static long[] with(long @Nullable [] users, long user) {
        if (users == null) {
            return new long[] {user};
        }
        int place = Arrays.binarySearch(users, user);
        if (place >= 0) {
            return users;
        }
        int at = -place - 1;
        long[] more = Arrays.copyOf(users, users.length + 1);
        System.arraycopy(users, at, more, at + 1, users.length - at);
        more[at] = user;
        return more;
    }

    private static long[] without(long @Nullable [] users, long user) {
        if (users == null) {
            return new long[0];
        }
        int place = Arrays.binarySearch(users, user);
        if (place < 0) {
            return users;
        }
        long[] fewer = Arrays.copyOf(users, users.length - 1);
        System.arraycopy(users, place + 1, fewer, place, fewer.length - place);
        return fewer;
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

    /** TTL: a transaction lands within minutes, and the feed shows it within a day. */
    private static MapStateDescriptor<String, Boolean> copies() {
        MapStateDescriptor<String, Boolean> descriptor =
                new MapStateDescriptor<>("own-copies", Types.STRING, Types.BOOLEAN);
        descriptor.enableTimeToLive(Ttl.of(Duration.ofDays(1)));
        return descriptor;
    }

    /** TTL: what was bought a quarter ago and not traded since is not going to be sold. */
    private static MapStateDescriptor<String, Long> ownUnits() {
        MapStateDescriptor<String, Long> descriptor =
                new MapStateDescriptor<>("own-units", Types.STRING, Types.LONG);
        descriptor.enableTimeToLive(Ttl.of(Duration.ofDays(90)));
        return descriptor;
    }

    /**
     * TTL: an event that is a week late is older than anything that a feed replays, so its place is
     * not needed to recognise it.
     */
    private static MapStateDescriptor<String, TradePlace> last() {
        MapStateDescriptor<String, TradePlace> descriptor =
                new MapStateDescriptor<>(
                        "last-trades", Types.STRING, WrittenAtOnce.of(TradePlace.class));
        descriptor.enableTimeToLive(Ttl.of(Duration.ofDays(7)));
        return descriptor;
    }
}
