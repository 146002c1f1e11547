package io.slipstream.models.market;

/** How the market as a whole stands; the names are stable. */
public enum Regime {
    /** Too little has been seen. It is not safe: nothing is bought automatically. */
    UNKNOWN,
    /** Most tokens rise. */
    RISK_ON,
    /** Neither of both. */
    NEUTRAL,
    /** Most tokens fall, or the market is in turmoil. */
    RISK_OFF
}
