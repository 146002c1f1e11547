package io.slipstream.connectors.simulator;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What became of the tokens of a run: the truth for labels. Feed it every action of a run in order;
 * it keeps the whole price path of every launched token, so use it for bounded runs.
 *
 * <p>The same labels can be computed without it from decoded trades: price = quoteReserve ÷
 * baseReserve after each trade of a mint, age counted from the slot of its CREATE.
 */
public final class SimulatedOutcomes {
    private final Map<String, Path> paths = new HashMap<>();

    public void observe(SimulatedAction action) {
        String mint = action.mint();
        if (mint == null || action.failed()) {
            return;
        }
        if (action.kind() == SimulatedAction.Kind.CREATE) {
            paths.put(mint, new Path(action.slot()));
        }
        Path path = paths.get(mint);
        if (path != null) {
            path.add(action.slot(), action.price());
        }
    }

    /** Launched mints seen so far. */
    public Iterable<String> mints() {
        return paths.keySet();
    }

    /** Slot of the mint's creation; −1 if it was not launched in this run. */
    public long bornSlot(String mint) {
        Path path = paths.get(mint);
        return path == null ? -1 : path.bornSlot;
    }

    /**
     * Highest price within {@code horizonSlots} after the age, against the price at that age; 1 if
     * nothing traded in between.
     *
     * @throws IllegalArgumentException if the mint was not launched in this run
     */
    public double maxMultiple(String mint, long ageSlots, long horizonSlots) {
        Path path = paths.get(mint);
        if (path == null) {
            throw new IllegalArgumentException("expected a mint of this run, was " + mint);
        }
        return path.maxMultiple(path.bornSlot + ageSlots, path.bornSlot + ageSlots + horizonSlots);
    }

    private static final class Path {
        private final long bornSlot;
        private long[] slots = new long[64];
        private double[] prices = new double[64];
        private int size;

        Path(long bornSlot) {
            this.bornSlot = bornSlot;
        }

        void add(long slot, double price) {
            if (size == slots.length) {
                slots = Arrays.copyOf(slots, size * 2);
                prices = Arrays.copyOf(prices, size * 2);
            }
            slots[size] = slot;
            prices[size++] = price;
        }

        double maxMultiple(long from, long to) {
            double entry = prices[0];
            double high = 0;
            for (int i = 0; i < size && slots[i] <= to; i++) {
                if (slots[i] <= from) {
                    entry = prices[i];
                } else {
                    high = Math.max(high, prices[i]);
                }
            }
            return high == 0 ? 1 : high / entry;
        }
    }
}
