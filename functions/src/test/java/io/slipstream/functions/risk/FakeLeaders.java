package io.slipstream.functions.risk;

import io.slipstream.models.user.BlacklistRow;
import io.slipstream.models.user.CopyTerms;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A user's leaders in plain maps. */
final class FakeLeaders implements Leaders {
    final Map<String, CopyTerms> terms = new HashMap<>();
    final Map<String, LeaderAccount> accounts = new HashMap<>();
    final Map<String, Position> positions = new HashMap<>();
    final Set<String> listed = new HashSet<>();
    final Set<String> bought = new HashSet<>();

    @Override
    public CopyTerms terms(String leader) {
        return terms.getOrDefault(leader, CopyTerms.STANDARD);
    }

    @Override
    public LeaderAccount account(String leader) {
        return accounts.computeIfAbsent(leader, l -> new LeaderAccount());
    }

    @Override
    public long openLoss(String leader) {
        return Math.max(
                0, positions.values().stream().mapToLong(one -> one.openLoss(leader)).sum());
    }

    @Override
    public boolean isListed(BlacklistRow.Kind kind, String address) {
        return listed.contains(BlacklistRow.key(kind, address));
    }

    @Override
    public boolean hasBought(String mint) {
        return bought.contains(mint);
    }

    @Override
    public void bought(String mint) {
        bought.add(mint);
    }
}
