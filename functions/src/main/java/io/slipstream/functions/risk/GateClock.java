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

    /** Nobody listens. */
    GateClock NONE =
            new GateClock() {
                @Override
                public void lands(long slot) {}

                @Override
                public void wakes(long slot) {}
            };
}
