package io.slipstream.jobs.replay;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Orders in flight and the slots in which they land. Kept by order id: what comes back can be an
 * older decision from the ledger, with a landing slot of its own.
 */
final class Landings {
    private final Map<String, Long> slots = new HashMap<>();
    private final TreeMap<Long, Set<String>> orders = new TreeMap<>();

    void add(String orderId, long slot) {
        remove(orderId);
        slots.put(orderId, slot);
        orders.computeIfAbsent(slot, s -> new HashSet<>()).add(orderId);
    }

    /** The slot in which the order was to land; null if it was not in flight. */
    @Nullable Long remove(String orderId) {
        Long slot = slots.remove(orderId);
        if (slot != null) {
            orders.computeIfPresent(
                    slot,
                    (s, ids) -> {
                        ids.remove(orderId);
                        return ids.isEmpty() ? null : ids;
                    });
        }
        return slot;
    }

    /** Takes out the orders that were to land up to this slot, in the order of their ids. */
    Set<String> removeUpTo(long slot) {
        Set<String> removed = new TreeSet<>();
        while (first() <= slot && !orders.isEmpty()) {
            Set<String> ids = orders.pollFirstEntry().getValue();
            slots.keySet().removeAll(ids);
            removed.addAll(ids);
        }
        return removed;
    }

    /** The first slot in which an order lands; {@link Long#MAX_VALUE} if none is in flight. */
    long first() {
        return orders.isEmpty() ? Long.MAX_VALUE : orders.firstKey();
    }
}
