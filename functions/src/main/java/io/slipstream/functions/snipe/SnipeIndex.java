package io.slipstream.functions.snipe;

import io.slipstream.models.market.ScoredToken;
import io.slipstream.models.user.UserSettingsRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All users who snipe, by what they ask for: a token is held against each profile once and not
 * against each user, and within a profile only those are looked at whose minimum score it reaches.
 * The order depends on what is in it alone.
 */
public final class SnipeIndex {
    /** Profile → minimum score → user. */
    private final Map<SnipeProfile, TreeMap<Integer, TreeMap<Long, UserSettingsRow>>> byProfile =
            new HashMap<>();

    private @Nullable List<SnipeProfile> inOrder;

    private final Map<Long, UserSettingsRow> rows = new HashMap<>();

    /** What becomes of users, in the order in which they come. */
    public interface Answers {
        /** One whom the token suits. */
        void suits(UserSettingsRow user) throws Exception;

        /** Those of one profile whom it does not suit, all for the same reasons. */
        void refused(Iterable<UserSettingsRow> users, List<SnipeReason> reasons) throws Exception;
    }

    /** Adds a user or takes his new settings. */
    public void put(UserSettingsRow row) {
        remove(row.userId());
        rows.put(row.userId(), row);
        byProfile
                .computeIfAbsent(SnipeProfile.of(row), this::opened)
                .computeIfAbsent(row.snipeMinConfidenceBps(), confidence -> new TreeMap<>())
                .put(row.userId(), row);
    }

    public void remove(long userId) {
        UserSettingsRow row = rows.remove(userId);
        if (row == null) {
            return;
        }
        SnipeProfile profile = SnipeProfile.of(row);
        TreeMap<Integer, TreeMap<Long, UserSettingsRow>> group = byProfile.get(profile);
        if (group == null) {
            return;
        }
        TreeMap<Long, UserSettingsRow> users = group.get(row.snipeMinConfidenceBps());
        if (users != null) {
            users.remove(userId);
            if (users.isEmpty()) {
                group.remove(row.snipeMinConfidenceBps());
            }
        }
        if (group.isEmpty()) {
            byProfile.remove(profile);
            inOrder = null;
        }
    }

    private TreeMap<Integer, TreeMap<Long, UserSettingsRow>> opened(SnipeProfile profile) {
        inOrder = null;
        return new TreeMap<>();
    }

    private List<SnipeProfile> inOrder() {
        List<SnipeProfile> profiles = inOrder;
        if (profiles == null) {
            profiles = new ArrayList<>(byProfile.keySet());
            profiles.sort(SnipeProfile.IN_ORDER);
            inOrder = profiles;
        }
        return profiles;
    }

    public int size() {
        return rows.size();
    }

    /**
     * Answers all users.
     *
     * @param refusals false if those whom it does not suit need not be told
     */
    public void match(ScoredToken token, boolean refusals, Answers answers) throws Exception {
        int reached = reached(token);
        for (SnipeProfile profile : inOrder()) {
            var group = byProfile.getOrDefault(profile, new TreeMap<>());
            List<SnipeReason> objections = SnipeRules.objections(profile, token);
            if (objections.isEmpty()) {
                for (var users : group.headMap(reached, true).values()) {
                    for (UserSettingsRow user : users.values()) {
                        answers.suits(user);
                    }
                }
            }
            if (refusals) {
                refuse(profile, group, reached, objections, answers);
            }
        }
    }

    private static void refuse(
            SnipeProfile profile,
            TreeMap<Integer, TreeMap<Long, UserSettingsRow>> group,
            int reached,
            List<SnipeReason> objections,
            Answers answers)
            throws Exception {
        for (var users : group.entrySet()) {
            boolean low = users.getKey() > reached && !profile.wrong();
            if (low || !objections.isEmpty()) {
                answers.refused(
                        users.getValue().values(),
                        low ? SnipeRules.withLowConfidence(objections) : objections);
            }
        }
    }

    /** The highest minimum, in hundredths of a percent, that the score reaches. */
    private static int reached(ScoredToken token) {
        // Not a number reaches nothing; a minimum that is not set (below zero) objects by itself.
        double bps = token.score() * 10_000;
        return Double.isNaN(bps) ? -1 : (int) Math.floor(bps);
    }
}
