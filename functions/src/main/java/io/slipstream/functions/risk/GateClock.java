package io.slipstream.functions.risk;

import java.io.Serializable;

/**
 * What the risk gate tells whoever hosts it about the future: a replay holds its clock by this,
 * live nobody listens. The gate does not know which.
 */
public interface GateClock extends Serializable {

    /**
     * An order was just decided that lands in this slot; one final order event with that slot will
     * come back.
     */
    void lands(long slot);

    /** An event-time timer was registered for this slot. */
    void wakes(long slot);

    /**
     * How old something is by the clock on the wall, millis; 0 where that clock tells nothing, as
     * in a replay.
     *
     * @param receivedAt epoch millis at which the source held it; 0 if unknown
     * @param now epoch millis
     */
    default long ageMillis(long receivedAt, long now) {
        return 0;
    }

    /** Nobody listens, and time passes as it does. */
    GateClock NONE =
            new GateClock() {
                @Override
                public void lands(long slot) {}

                @Override
                public void wakes(long slot) {}

                @Override
                public long ageMillis(long receivedAt, long now) {
                    return receivedAt <= 0 ? 0 : Math.max(0, now - receivedAt);
                }
            };
}
