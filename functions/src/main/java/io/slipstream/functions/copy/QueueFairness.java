package io.slipstream.functions.copy;

import java.util.HashMap;
import java.util.Map;

/**
 * How evenly followers have waited since the start of this subtask. Each follower's mean place in
 * the queue (0 first, 1 last) is held against the others' by Jain's index (Jain, Chiu, Hawe 1984):
 * (Σx)² ÷ (n·Σx²), 1 if all waited alike, 1/n if always the same one did. Not part of any state.
 */
final class QueueFairness {
    /** A bound for memory; followers beyond it are not counted. */
    private static final int MOST_FOLLOWERS = 100_000;

    private final Map<Long, double[]> places = new HashMap<>();

    /** Called by the task, read by whoever reports: hence the lock. */
    synchronized void served(long user, int place, int of) {
        if (of < 2 || (places.size() >= MOST_FOLLOWERS && !places.containsKey(user))) {
            return;
        }
        double[] sums = places.computeIfAbsent(user, u -> new double[2]);
        sums[0] += (double) place / (of - 1);
        sums[1]++;
    }

    /** 1 while nobody has waited. */
    synchronized double index() {
        double sum = 0;
        double squares = 0;
        for (double[] one : places.values()) {
            double mean = one[0] / one[1];
            sum += mean;
            squares += mean * mean;
        }
        return squares == 0 ? 1 : sum * sum / (places.size() * squares);
    }
}
