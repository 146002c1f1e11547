package io.slipstream.functions.feature;

import io.slipstream.models.unit.Slots;
import java.io.Serializable;
import java.util.List;

/**
 * At which ages a young token is looked at.
 *
 * @param agesMillis ages since birth, ascending, each in a slot of its own
 * @param posts true if social posts are being listened to; otherwise their number is unknown, not
 *     zero
 */
public record SnipeConfig(List<Integer> agesMillis, boolean posts) implements Serializable {
    public static final List<Integer> DEFAULT_AGES_MILLIS = List.of(2_000, 10_000, 60_000);

    /**
     * @throws IllegalArgumentException if the ages are not ascending by at least one slot
     */
    public SnipeConfig {
        agesMillis = List.copyOf(agesMillis);
        if (agesMillis.isEmpty()) {
            throw new IllegalArgumentException("expected at least one age, was none");
        }
        long before = 0;
        for (int age : agesMillis) {
            long slots = Slots.ofMillisCeil(age);
            if (slots <= before) {
                throw new IllegalArgumentException(
                        "expected ages above zero that ascend by at least one slot ("
                                + Slots.MILLIS
                                + " ms), was "
                                + agesMillis);
            }
            before = slots;
        }
    }

    /** The default ages. */
    public static SnipeConfig standard(boolean posts) {
        return new SnipeConfig(DEFAULT_AGES_MILLIS, posts);
    }

    public int steps() {
        return agesMillis.size();
    }

    /** Slots after birth at which the given step closes its window. */
    public long slotsAfterBirth(int step) {
        return Slots.ofMillisCeil(agesMillis.get(step));
    }
}
