package io.slipstream.models.chat;

/**
 * What is to be done now with the export of a private key. It never holds the key.
 *
 * @param address whose key it is
 * @param shownSeconds how long the message with the key stays
 * @param at epoch millis at which this was due
 */
public record ExportStep(
        String exportId, long chatId, String address, Kind kind, long shownSeconds, long at) {

    /** In the order in which they happen. */
    public enum Kind {
        /** The key goes into the chat. */
        SEND,
        /** The message that shows it goes out of it. */
        REMOVE,
        /** It is not sent any more, and the user is told so. */
        GIVE_UP
    }
}
