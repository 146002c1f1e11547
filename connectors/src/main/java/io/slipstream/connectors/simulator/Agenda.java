package io.slipstream.connectors.simulator;

import java.util.Comparator;
import java.util.PriorityQueue;

/** What is going to happen at which slot; within a slot in the order in which it was planned. */
final class Agenda {
    /** Something planned. */
    interface Step {
        /** Does it; true if it made a transaction. */
        boolean run();
    }

    private record Entry(long slot, long number, Step step) {}

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(
                    Comparator.comparingLong(Entry::slot).thenComparingLong(Entry::number));
    private long planned;

    void plan(long slot, Step step) {
        entries.add(new Entry(slot, planned++, step));
    }

    boolean isDue(long slot) {
        Entry next = entries.peek();
        return next != null && next.slot() <= slot;
    }

    /** Runs the next entry. */
    boolean runNext() {
        return entries.remove().step().run();
    }
}
