package io.slipstream.connectors.safety;

import java.util.concurrent.TimeUnit;

/** So many calls a second, and no more. Safe for use by many threads. */
final class Budget {
    private final int perSecond;
    private long second;
    private int spent;

    /**
     * @param perSecond calls; 0: none at all
     */
    Budget(int perSecond) {
        this.perSecond = perSecond;
    }

    /** True if one more call may be made now; it is then counted. */
    synchronized boolean spend() {
        long now = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime());
        if (now != second) {
            second = now;
            spent = 0;
        }
        return ++spent <= perSecond;
    }
}
