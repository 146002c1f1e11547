package io.slipstream.functions.safety;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Of which buys users want to be shown that they could be sold again. Amounts are rounded up to 1,
 * 2 or 5 times a power of ten, so that a million users ask for a handful, each for at least his
 * own.
 */
final class SaleSizes {
    private static final long[] STEPS = {1, 2, 5};

    private final Map<Long, Long> ofUser = new HashMap<>();
    private final TreeMap<Long, Integer> users = new TreeMap<>();

    /**
     * Takes what a user asks for, in place of what he asked before.
     *
     * @param lamports 0: he does not ask
     */
    void put(long user, long lamports) {
        Long before = lamports > 0 ? ofUser.put(user, rung(lamports)) : ofUser.remove(user);
        if (before != null) {
            users.computeIfPresent(before, (size, count) -> count > 1 ? count - 1 : null);
        }
        if (lamports > 0) {
            users.merge(rung(lamports), 1, Integer::sum);
        }
    }

    /** Lamports, ascending. */
    List<Long> all() {
        return List.copyOf(users.keySet());
    }

    /** The least of 1, 2, 5, 10, 20, … that is no smaller. */
    static long rung(long lamports) {
        for (long ten = 1; ten <= Long.MAX_VALUE / 100; ten *= 10) {
            for (long step : STEPS) {
                if (ten * step >= lamports) {
                    return ten * step;
                }
            }
        }
        return lamports;
    }
}
