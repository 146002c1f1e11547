package io.slipstream.models.user;

/** Whether trades are copied, of one leader or of all. The later in this list, the stricter. */
public enum CopyState {
    /** Buys and sells are copied. */
    ACTIVE,
    /** Nothing new is bought; sells are still copied. */
    SELL_ONLY,
    /** Nothing is traded, but every trade of the leader is told. */
    ALERT_ONLY,
    /** Nothing is copied, buys and sells; own exits still work. */
    PAUSED;

    public CopyState stricter(CopyState other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
