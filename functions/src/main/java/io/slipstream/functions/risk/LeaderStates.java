package io.slipstream.functions.risk;

import io.slipstream.functions.state.Ttl;
import io.slipstream.models.user.BlacklistRow;
import io.slipstream.models.user.CopyRelationRow;
import io.slipstream.models.user.CopyTerms;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.FlinkRuntimeException;

/** The leaders of the user whose key the gate is at, in keyed state. */
final class LeaderStates implements Leaders {

    /** By leader, where they differ from the standard. No TTL: settings. */
    private static final MapStateDescriptor<String, CopyTerms> TERMS =
            new MapStateDescriptor<>(
                    "copy-terms", Types.STRING, TypeInformation.of(CopyTerms.class));

    /** By leader. No TTL: what is held by copying him, and was lost; a blank one is removed. */
    private static final MapStateDescriptor<String, LeaderAccount> ACCOUNTS =
            new MapStateDescriptor<>(
                    "leader-accounts", Types.STRING, TypeInformation.of(LeaderAccount.class));

    /** By kind and address. No TTL: settings. */
    private static final MapStateDescriptor<String, Boolean> LISTED =
            new MapStateDescriptor<>("blacklist", Types.STRING, Types.BOOLEAN);

    private static final MapStateDescriptor<String, Boolean> BOUGHT = bought();

    private final MapState<String, CopyTerms> terms;
    private final MapState<String, LeaderAccount> accounts;
    private final MapState<String, Boolean> listed;
    private final MapState<String, Boolean> bought;

    /** Those handed out since the last {@link #store}. */
    private final Map<String, LeaderAccount> open = new HashMap<>();

    LeaderStates(RuntimeContext context) {
        terms = context.getMapState(TERMS);
        accounts = context.getMapState(ACCOUNTS);
        listed = context.getMapState(LISTED);
        bought = context.getMapState(BOUGHT);
    }

    /** A relation that goes takes with it what was lost through it. */
    void change(CopyRelationRow row) throws Exception {
        String leader = row.leaderAddress();
        CopyTerms now = row.effectiveTerms();
        if (row.deleted() || now.equals(CopyTerms.STANDARD)) {
            terms.remove(leader);
        } else {
            terms.put(leader, now);
        }
        if (row.deleted() && accounts.contains(leader)) {
            account(leader).realized = 0;
            store();
        }
    }

    void change(BlacklistRow row) throws Exception {
        BlacklistRow.Kind kind = row.kind();
        if (kind == null) {
            return;
        }
        String key = BlacklistRow.key(kind, row.address());
        if (row.deleted()) {
            listed.remove(key);
        } else {
            listed.put(key, true);
        }
    }

    @Override
    public CopyTerms terms(String leader) {
        try {
            CopyTerms known = terms.get(leader);
            return known == null ? CopyTerms.STANDARD : known;
        } catch (Exception e) {
            throw unreadable(e);
        }
    }

    @Override
    public LeaderAccount account(String leader) {
        return open.computeIfAbsent(leader, this::stored);
    }

    @Override
    public boolean isListed(BlacklistRow.Kind kind, String address) {
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

    /** Keeps what was handed out as it now is. */
    void store() throws Exception {
        for (Map.Entry<String, LeaderAccount> one : open.entrySet()) {
            if (one.getValue().isBlank()) {
                accounts.remove(one.getKey());
            } else {
                accounts.put(one.getKey(), one.getValue());
            }
        }
        open.clear();
    }

    private LeaderAccount stored(String leader) {
        try {
            LeaderAccount known = accounts.get(leader);
            return known == null ? new LeaderAccount() : known;
        } catch (Exception e) {
            throw unreadable(e);
        }
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
