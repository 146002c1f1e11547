package io.slipstream.connectors.simulator;

import java.io.Serializable;

/**
 * When the events of a simulated market are emitted.
 *
 * @param kind how the due time is found
 * @param eventsPerSecond of {@link Kind#RATE}; 0 otherwise
 */
public record Pacing(Kind kind, double eventsPerSecond) implements Serializable {

    /** How the due time of an event is found. */
    public enum Kind {
        /** As fast as it happens: due at its market time; receivedAt is the moment of emission. */
        MARKET,
        /**
         * Open loop: event k is due at start + k ÷ rate, whatever the readers do, and receivedAt is
         * that due time even if it is emitted late: latency counts from the scheduled emission.
         */
        RATE,
        /** At once; receivedAt is the moment of emission. */
        MAX
    }

    public Pacing {
        if (kind == Kind.RATE && !(eventsPerSecond > 0 && eventsPerSecond <= 1e6)) {
            throw new IllegalArgumentException(
                    "expected a rate above 0 and up to 1000000, was " + eventsPerSecond);
        }
    }

    public static Pacing market() {
        return new Pacing(Kind.MARKET, 0);
    }

    public static Pacing rate(double eventsPerSecond) {
        return new Pacing(Kind.RATE, eventsPerSecond);
    }

    public static Pacing max() {
        return new Pacing(Kind.MAX, 0);
    }
}
