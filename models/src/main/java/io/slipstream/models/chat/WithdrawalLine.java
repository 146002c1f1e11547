package io.slipstream.models.chat;

import org.jspecify.annotations.Nullable;

/**
 * A withdrawal as its user sees it.
 *
 * @param address where to
 * @param state REQUESTED, CONFIRMED, CANCELLED, SIGNED, LANDED, FAILED, EXPIRED
 * @param reason why it came to nothing; null if it did not
 * @param dueAt epoch millis at which it is signed; 0 if it was not confirmed
 * @param signature of its transaction; null if it has none
 */
public record WithdrawalLine(
        String id,
        String address,
        long lamports,
        String state,
        @Nullable String reason,
        long dueAt,
        @Nullable String signature) {

    /** Whether it can still be cancelled. */
    public boolean isOpen() {
        return state.equals("REQUESTED") || state.equals("CONFIRMED");
    }
}
