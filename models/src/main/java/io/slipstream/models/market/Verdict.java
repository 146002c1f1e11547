package io.slipstream.models.market;

/** What is recommended to do with a token; the names are stable. */
public enum Verdict {
    AVOID,
    HOLD,
    BUY,
    STRONG_BUY;

    public boolean isBuy() {
        return compareTo(BUY) >= 0;
    }
}
