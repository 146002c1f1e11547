package io.slipstream.jobs.wiring;

import io.slipstream.functions.feature.SnipeConfig;
import java.util.List;

/** Ages as people type them. */
public final class SnipeAges {
    private static final double MILLIS = 1_000;

    private SnipeAges() {}

    /**
     * Millis of these seconds.
     *
     * @throws IllegalArgumentException unless they ascend from above zero by at least a slot
     */
    public static List<Integer> millis(List<Double> seconds) {
        List<Integer> millis = seconds.stream().map(age -> (int) Math.round(age * MILLIS)).toList();
        return new SnipeConfig(millis, false).agesMillis();
    }
}
