package io.slipstream.models.chain;

/**
 * One undecoded event of the input, in the order in which the source read it.
 *
 * @param kind what the payload holds
 * @param origin where it came from, for dead letters: a file and line, {@code simulator}, a
 *     provider
 * @param slot slot of the event; the slot of the event before it where it carries none
 * @param position place within the slot, counted by the source; with the slot it orders the tape
 * @param blockTime epoch seconds; the last one known where the event carries none, 0 if none was
 *     seen
 * @param receivedAt epoch millis at which the source first held it (or was due to emit it): the
 *     start of every latency
 * @param payload a {@code getTransaction} result or a post, as UTF-8 JSON
 */
public record RawEvent(
        Kind kind,
        String origin,
        long slot,
        int position,
        long blockTime,
        long receivedAt,
        byte[] payload) {

    /** What a payload holds. */
    public enum Kind {
        TRANSACTION,
        POST
    }
}
