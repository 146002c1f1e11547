package io.slipstream.functions.risk;

import io.slipstream.functions.state.Ttl;
import io.slipstream.models.user.BlacklistRow;
import io.slipstream.models.user.CopyRelationRow;
import io.slipstream.models.user.CopyTerms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.FlinkRuntimeException;

/**
 * The leaders of the user whose key the gate is at. What is asked for every signal lies in his
 * account, so that it is read at once; what may be long and is seldom asked lies in maps.
 */
final class LeaderStates implements Leaders {

    /** By kind and address. No TTL: settings. */
    private static final MapStateDescriptor<String, Boolean> LISTED =
            new MapStateDescriptor<>("blacklist", Types.STRING, Types.BOOLEAN);

    private static final MapStateDescriptor<String, Boolean> BOUGHT = bought();

    private final MapState<String, Boolean> listed;
    private final MapState<String, Boolean> bought;
    private final MapState<String, Position> positions;

    /** Those handed out since the last {@link #store}. */
    private final List<String> open = new ArrayList<>();

    private Account account = new Account();

    LeaderStates(RuntimeContext context, MapState<String, Position> positions) {
        this.positions = positions;
        listed = context.getMapState(LISTED);
        bought = context.getMapState(BOUGHT);
    }

    /** Turns to a user. */
    LeaderStates of(Account user) {
        account = user;
        open.clear();
        return this;
    }

    /** A relation that goes takes with it what was lost through it. */
    void change(CopyRelationRow row) {
        LeaderAccount leader = account(row.leaderAddress());
        CopyTerms now = row.effectiveTerms();
        leader.terms = row.deleted() || now.equals(CopyTerms.STANDARD) ? null : now;
        if (row.deleted()) {
            leader.realized = 0;
        }
        store();
    }

    void change(BlacklistRow row) throws Exception {
        BlacklistRow.Kind kind = row.kind();
        if (kind == null) {
            return;
        }
        String key = BlacklistRow.key(kind, row.address());
        if (listed.contains(key) == row.deleted()) {
            account.listed += row.deleted() ? -1 : 1;
        }
        if (row.deleted()) {
            listed.remove(key);
        } else {
            listed.put(key, true);
        }
    }

    @Override
    public CopyTerms terms(String leader) {
        LeaderAccount known = account.leaders.get(leader);
        return known == null || known.terms == null ? CopyTerms.STANDARD : known.terms;
    }

    @Override
    public LeaderAccount account(String leader) {
        open.add(leader);
        return account.leaders.computeIfAbsent(leader, l -> new LeaderAccount());
    }

    @Override
    public long openLoss(String leader) {
        long loss = 0;
        try {
            for (Position position : positions.values()) {
                loss = Math.addExact(loss, position.openLoss(leader));
            }
        } catch (Exception e) {
            throw unreadable(e);
        }
        return Math.max(0, loss);
    }

    @Override
    public boolean isListed(BlacklistRow.Kind kind, String address) {
        if (account.listed == 0) {
            return false;
        }
        try {
            return listed.contains(BlacklistRow.key(kind, address));
        } catch (Exception e) {
            throw unreadable(e);
        }
    }

    @Override
    public boolean hasBought(String mint) {
        try {
            return bought.contains(mint);
        } catch (Exception e) {
            throw unreadable(e);
        }
    }

    @Override
    public void bought(String mint) {
        try {
            bought.put(mint, true);
        } catch (Exception e) {
            throw unreadable(e);
        }
    }

    /** Of what was handed out, what says nothing need not be kept. */
    void store() {
        for (int i = 0; i < open.size(); i++) {
            LeaderAccount one = account.leaders.get(open.get(i));
            if (one != null && one.isBlank()) {
                account.leaders.remove(open.get(i));
            }
        }
        open.clear();
    }

    private static FlinkRuntimeException unreadable(Exception e) {
        return new FlinkRuntimeException("expected readable state of the user's leaders", e);
    }

    /** TTL: a token that was bought a quarter ago and is bought again is a new decision. */
    private static MapStateDescriptor<String, Boolean> bought() {
        MapStateDescriptor<String, Boolean> descriptor =
                new MapStateDescriptor<>("bought-mints", Types.STRING, Types.BOOLEAN);
        descriptor.enableTimeToLive(Ttl.of(Duration.ofDays(90)));
        return descriptor;
    }
}
