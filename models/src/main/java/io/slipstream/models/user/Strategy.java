package io.slipstream.models.user;

/** How much risk somebody takes; the names are stable. */
public enum Strategy {
    CONSERVATIVE,
    BALANCED,
    AGGRESSIVE
}
