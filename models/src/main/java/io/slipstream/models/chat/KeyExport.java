package io.slipstream.models.chat;

/**
 * A private key that its user has asked for.
 *
 * @param state REQUESTED, CANCELLED, SENT, DELETED
 * @param dueAt epoch millis at which it is sent
 */
public record KeyExport(String id, String state, long dueAt) {

    /** Whether it can still be cancelled. */
    public boolean isPending() {
        return state.equals("REQUESTED");
    }
}
