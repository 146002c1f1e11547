package io.slipstream.connectors.replay;

import io.slipstream.models.unit.Slots;

/**
 * When a slot is due, counted from the first one that is asked for. A long silence is taken for a
 * cut between two recordings, which nobody waits for.
 */
final class Pace {
    /** Twenty seconds of the chain. */
    static final long LONGEST_SILENCE_SLOTS = 50;

    private final double speed;
    private boolean started;
    private long lastSlot;
    private long playedSlots;
    private long firstMillis;

    /**
     * @param speed multiple of real time; infinite for no pace
     */
    Pace(double speed) {
        this.speed = speed;
    }

    /**
     * Epoch millis at which the slot is due: not after now if there is no pace.
     *
     * @param slot not before the one that was asked for last
     */
    long due(long slot, long now) {
        if (Double.isInfinite(speed)) {
            return now;
        }
        if (!started) {
            started = true;
            lastSlot = slot;
            firstMillis = now;
        }
        long silence = slot - lastSlot;
        playedSlots += silence > LONGEST_SILENCE_SLOTS ? 0 : silence;
        lastSlot = slot;
        return firstMillis + (long) (playedSlots * Slots.MILLIS / speed);
    }
}
