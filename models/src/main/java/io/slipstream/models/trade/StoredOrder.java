package io.slipstream.models.trade;

import org.jspecify.annotations.Nullable;

/**
 * An order as the ledger holds it.
 *
 * @param signed the transaction of its attempt; null until it is signed
 * @param untouchedMillis since its last change, by the ledger's clock
 * @param ageMillis since it was stored, by the ledger's clock
 */
public record StoredOrder(
        Order order, @Nullable SignedTransaction signed, long untouchedMillis, long ageMillis) {

    /** To be stored, or just stored. */
    public static StoredOrder of(Order order, @Nullable SignedTransaction signed) {
        return new StoredOrder(order, signed, 0, 0);
    }
}
