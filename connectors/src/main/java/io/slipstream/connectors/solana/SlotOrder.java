package io.slipstream.connectors.solana;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Merges the histories of many wallets into one order: (slot, index as far as known, arrival). Each
 * transaction is held for a moment, in which an earlier one of another wallet may still arrive; one
 * that comes later than that is let through at once. Safe for use by many threads.
 */
final class SlotOrder {

    private record Held(WalletTransaction transaction, long arrival, long at) {}

    private static final Comparator<Held> ORDER =
            Comparator.comparingLong((Held held) -> held.transaction().slot())
                    .thenComparingLong(held -> held.transaction().index())
                    .thenComparingLong(Held::arrival);

    private final PriorityQueue<Held> held = new PriorityQueue<>(ORDER);
    private final long holdNanos;
    private long arrivals;

    SlotOrder(long holdNanos) {
        this.holdNanos = holdNanos;
    }

    synchronized void add(WalletTransaction transaction, long now) {
        held.add(new Held(transaction, arrivals++, now));
    }

    /** In order, all up to the last one that has been held for long enough. */
    synchronized List<WalletTransaction> release(long now) {
        Held last = null;
        for (Held each : held) {
            boolean due = now - each.at() >= holdNanos;
            if (due && (last == null || ORDER.compare(each, last) > 0)) {
                last = each;
            }
        }
        List<WalletTransaction> released = new ArrayList<>();
        while (last != null && !held.isEmpty() && ORDER.compare(held.element(), last) <= 0) {
            released.add(held.remove().transaction());
        }
        return released;
    }

    /** In order, all that is left. */
    synchronized List<WalletTransaction> releaseAll() {
        List<WalletTransaction> released = new ArrayList<>();
        while (!held.isEmpty()) {
            released.add(held.remove().transaction());
        }
        return released;
    }
}
