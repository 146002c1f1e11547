package io.slipstream.functions.risk;

import org.jspecify.annotations.Nullable;

/**
 * What sets a user to exits and sells only until he resumes. The names are stable: tables hold
 * them.
 */
public enum Breaker {
    /** The day's realised loss is more than twice its limit. */
    DAILY_LOSS,
    /** Too many orders in a row have failed. */
    CONSECUTIVE_FAILURES;

    /** By its name in the tables; null for no name, or for that of a limit that ends by itself. */
    static @Nullable Breaker of(@Nullable String name) {
        for (Breaker breaker : values()) {
            if (breaker.name().equals(name)) {
                return breaker;
            }
        }
        return null;
    }
}
