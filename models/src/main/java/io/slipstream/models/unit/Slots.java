package io.slipstream.models.unit;

/**
 * Slots as a clock: event time is counted in slots, and a slot lasts 400 ms by design of the chain.
 */
public final class Slots {
    public static final long MILLIS = 400;

    private Slots() {}

    /** Slots that cover the given time, rounded up. */
    public static long ofMillisCeil(long millis) {
        return Math.floorDiv(Math.addExact(millis, MILLIS - 1), MILLIS);
    }

    /** Time that so many slots take; {@link Long#MAX_VALUE} if that is beyond all time. */
    public static long millis(long slots) {
        return slots > Long.MAX_VALUE / MILLIS ? Long.MAX_VALUE : slots * MILLIS;
    }
}
