package io.slipstream.functions.execute;

import java.io.Serializable;

/** Tells the time, epoch millis. Handed in by the binding: it only measures latency. */
@FunctionalInterface
public interface MillisClock extends Serializable {
    long millis();
}
