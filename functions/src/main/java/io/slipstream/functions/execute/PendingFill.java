package io.slipstream.functions.execute;

import io.slipstream.models.trade.Order;

/**
 * An order on its way to its landing slot.
 *
 * @param slot in which it lands: its own, or a later one if it came too late for that
 * @param referenceSol lamports side of the price it is held against; 0 if none is known
 * @param referenceUnits units side of that price; 0 if none is known
 */
public record PendingFill(Order order, long slot, long referenceSol, long referenceUnits) {

    boolean hasReference() {
        return referenceSol > 0 && referenceUnits > 0;
    }
}
