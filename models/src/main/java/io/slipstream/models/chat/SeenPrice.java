package io.slipstream.models.chat;

import io.slipstream.models.unit.MulDiv;

/**
 * A price that was seen: so many lamports for so many units.
 *
 * @param at epoch millis; 0 if there is none
 */
public record SeenPrice(long lamports, long units, long at) {
    public static final SeenPrice UNKNOWN = new SeenPrice(0, 0, 0);

    public boolean isKnown() {
        return lamports > 0 && units > 0;
    }

    /** Lamports of an amount at this price, rounded down; -1 if unknown or beyond 63 bits. */
    public long worth(long amount) {
        try {
            return isKnown() ? MulDiv.floor(amount, lamports, units) : -1;
        } catch (ArithmeticException beyond) {
            return -1;
        }
    }
}
