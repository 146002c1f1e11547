package io.slipstream.models.user;

/** How much a user wants to be told. What stops his trading is always told. */
public enum NotifyLevel {
    /** Fills, failures, and every trade that was not copied, with its reason. */
    ALL,
    /** Fills and failures. */
    TRADES,
    /** Nothing but breakers, answers and exits that were given up. */
    URGENT
}
