package io.slipstream.models.trade;

/**
 * Where an order stands. It only moves forward. DENIED is never stored in {@code orders}, only in
 * {@code order_denials}.
 */
public enum OrderState {
    NEW,
    SIGNED,
    SENT,
    UNKNOWN,
    FILLED,
    FAILED,
    EXPIRED,
    DENIED;

    /** True if nothing can follow. */
    public boolean isFinal() {
        return this == FILLED || this == FAILED || this == EXPIRED || this == DENIED;
    }
}
