package io.slipstream.functions.execute;

import java.io.Serializable;

/**
 * Tells the time, epoch millis. Handed in by the binding: it measures latency, and how long an
 * answer from outside may take.
 */
@FunctionalInterface
public interface MillisClock extends Serializable {
    long millis();
}
