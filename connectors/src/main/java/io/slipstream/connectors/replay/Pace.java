package io.slipstream.connectors.replay;

import io.slipstream.models.unit.Slots;

/** When a slot is due, counted from the first one that is asked for. */
final class Pace {
    private final double speed;
    private boolean started;
    private long firstSlot;
    private long firstMillis;

    /**
     * @param speed multiple of real time; infinite for no pace
     */
    Pace(double speed) {
        this.speed = speed;
    }

    /** Epoch millis at which the slot is due: not after now if there is no pace. */
    long due(long slot, long now) {
        if (Double.isInfinite(speed)) {
            return now;
        }
        if (!started) {
            started = true;
            firstSlot = slot;
            firstMillis = now;
        }
        return firstMillis + (long) ((slot - firstSlot) * Slots.MILLIS / speed);
    }
}
