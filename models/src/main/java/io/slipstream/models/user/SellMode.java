package io.slipstream.models.user;

/** What closes a lot that was bought by copying. */
public enum SellMode {
    /** The leader's sells, and the user's own stop loss and take profit. */
    BOTH,
    /** The leader's sells alone. */
    COPY,
    /** The user's own stop loss and take profit alone. */
    PNL
}
