package io.slipstream.jobs.replay;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Orders in flight and the slots in which they land. Kept by order id: what comes back can be an
 * older decision from the ledger, with a landing slot of its own.
 */
final class Landings {
    private final Map<String, Long> slots = new HashMap<>();
    private final TreeMap<Long, Integer> counts = new TreeMap<>();

    void add(String orderId, long slot) {
        Long earlier = slots.put(orderId, slot);
        if (earlier != null) {
            forget(earlier);
        }
        counts.merge(slot, 1, Integer::sum);
    }

    /** The slot in which the order was to land; null if it was not in flight. */
    @Nullable Long remove(String orderId) {
        Long slot = slots.remove(orderId);
        if (slot != null) {
            forget(slot);
        }
        return slot;
    }

    /** The first slot in which an order lands; {@link Long#MAX_VALUE} if none is in flight. */
    long first() {
        return counts.isEmpty() ? Long.MAX_VALUE : counts.firstKey();
    }

    private void forget(long slot) {
        counts.computeIfPresent(slot, (s, count) -> count == 1 ? null : count - 1);
    }
}
