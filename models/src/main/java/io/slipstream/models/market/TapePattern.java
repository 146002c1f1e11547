package io.slipstream.models.market;

/** What the prices and amounts of a token's last minute look like; the names are stable. */
public enum TapePattern {
    /** Too few trades to say anything. */
    UNKNOWN,
    /** None of the others. */
    NONE,
    /** Much more is bought than sold while the price hardly moves. */
    ACCUMULATION,
    /** The price goes up in steps, each of which holds. */
    STAIR_STEP,
    /** The price shoots up on a multiple of the usual amounts. */
    PUMP,
    /** More is sold than bought, well below a high that is still near. */
    DISTRIBUTION,
    /** At least half of the minute's highest price is gone. */
    COLLAPSE
}
