package io.slipstream.functions.advice;

import io.slipstream.models.user.AdviceRow;
import io.slipstream.models.user.Strategy;
import io.slipstream.models.user.UserSettingsRow;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who wants what recommendations, by strategy and least confidence, so that a recommendation costs
 * as much as there are users whom it suits.
 */
final class Subscribers {
    /** Strategy → least confidence in hundredths of a percent → user id → row. */
    private final Map<Strategy, TreeMap<Integer, TreeMap<Long, UserSettingsRow>>> buying =
            new EnumMap<>(Strategy.class);

    private final Map<Strategy, TreeMap<Integer, TreeMap<Long, UserSettingsRow>>> offered =
            new EnumMap<>(Strategy.class);

    private final Map<Long, UserSettingsRow> rows = new HashMap<>();

    /** True if the row asks for anything. */
    static boolean wants(UserSettingsRow row) {
        AdviceRow advice = row.effectiveAdvice();
        return !row.deleted() && (advice.auto() || advice.offers());
    }

    void put(UserSettingsRow row) {
        remove(row.userId());
        AdviceRow advice = row.effectiveAdvice();
        if (!wants(row)) {
            return;
        }
        rows.put(row.userId(), row);
        Strategy strategy = advice.strategy();
        if (strategy != null && advice.auto() && advice.autoConfidenceBps() >= 0) {
            users(buying, strategy, advice.autoConfidenceBps()).put(row.userId(), row);
        }
        if (strategy != null && advice.offers() && advice.offerConfidenceBps() >= 0) {
            users(offered, strategy, advice.offerConfidenceBps()).put(row.userId(), row);
        }
    }

    void remove(long userId) {
        UserSettingsRow row = rows.remove(userId);
        Strategy strategy = row == null ? null : row.effectiveAdvice().strategy();
        if (row != null && strategy != null) {
            AdviceRow advice = row.effectiveAdvice();
            users(buying, strategy, advice.autoConfidenceBps()).remove(userId);
            users(offered, strategy, advice.offerConfidenceBps()).remove(userId);
        }
    }

    /** Those for whom it is bought, in the order of confidence and id. */
    List<UserSettingsRow> buying(Strategy strategy, int confidenceBps) {
        return reached(buying.get(strategy), confidenceBps);
    }

    /** Those to whom it is offered, likewise. */
    List<UserSettingsRow> offered(Strategy strategy, int confidenceBps) {
        return reached(offered.get(strategy), confidenceBps);
    }

    private static List<UserSettingsRow> reached(
            @Nullable TreeMap<Integer, TreeMap<Long, UserSettingsRow>> users, int confidenceBps) {
        List<UserSettingsRow> found = new ArrayList<>();
        if (users != null) {
            users.headMap(confidenceBps, true).values().forEach(u -> found.addAll(u.values()));
        }
        return found;
    }

    private static TreeMap<Long, UserSettingsRow> users(
            Map<Strategy, TreeMap<Integer, TreeMap<Long, UserSettingsRow>>> index,
            Strategy strategy,
            int confidenceBps) {
        return index.computeIfAbsent(strategy, s -> new TreeMap<>())
                .computeIfAbsent(confidenceBps, c -> new TreeMap<>());
    }
}
