package io.slipstream.connectors.withdrawal;

import io.slipstream.models.trade.SignedTransaction;
import org.jspecify.annotations.Nullable;

/**
 * A wish of a user to have SOL of his wallet elsewhere, as the table holds it.
 *
 * @param address where to, base58
 * @param reason why it came to nothing; null if it did not
 * @param signed null until it is SIGNED
 */
public record Withdrawal(
        String id,
        long userId,
        String address,
        long lamports,
        State state,
        @Nullable String reason,
        @Nullable SignedTransaction signed) {

    /** Where it stands; it only moves forward. */
    public enum State {
        /** Waits for its code. */
        REQUESTED,
        /** Waits until it is due; can be cancelled. */
        CONFIRMED,
        CANCELLED,
        /** Its one transaction is stored, and may land. */
        SIGNED,
        LANDED,
        FAILED,
        /** Its transaction provably never landed. */
        EXPIRED
    }
}
