package io.slipstream.functions.settings;

import org.apache.flink.runtime.state.KeyGroupRangeAssignment;

/**
 * Synthetic keys, one for each subtask of a keyed operator. A mark sent under each of them reaches
 * every subtask on the keyed edge itself, hence in order with the rows that were sent before it. No
 * user has a negative id and no wallet begins with a tilde.
 */
public final class SubtaskKeys {
    private SubtaskKeys() {}

    /**
     * Negative numbers; the one at place i leads to subtask i.
     *
     * @throws IllegalArgumentException unless 1 ≤ parallelism ≤ maxParallelism
     */
    public static long[] numbers(int parallelism, int maxParallelism) {
        check(parallelism, maxParallelism);
        long[] keys = new long[parallelism];
        int found = 0;
        for (long key = -1; found < parallelism; key--) {
            int subtask = subtask(key, parallelism, maxParallelism);
            if (keys[subtask] == 0) {
                keys[subtask] = key;
                found++;
            }
        }
        return keys;
    }

    /** Texts {@code ~n}; the one at place i leads to subtask i. */
    public static String[] texts(int parallelism, int maxParallelism) {
        check(parallelism, maxParallelism);
        String[] keys = new String[parallelism];
        int found = 0;
        for (int n = 0; found < parallelism; n++) {
            String key = "~" + n;
            int subtask = subtask(key, parallelism, maxParallelism);
            if (keys[subtask] == null) {
                keys[subtask] = key;
                found++;
            }
        }
        return keys;
    }

    private static int subtask(Object key, int parallelism, int maxParallelism) {
        return KeyGroupRangeAssignment.assignKeyToParallelOperator(
                key, maxParallelism, parallelism);
    }

    private static void check(int parallelism, int maxParallelism) {
        if (parallelism < 1 || maxParallelism < parallelism) {
            throw new IllegalArgumentException(
                    "expected 1 ≤ parallelism ≤ maxParallelism, was "
                            + parallelism
                            + " and "
                            + maxParallelism);
        }
    }
}
