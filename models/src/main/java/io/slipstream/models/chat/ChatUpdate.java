package io.slipstream.models.chat;

import org.jspecify.annotations.Nullable;

/**
 * Something that a person did in a chat: a text that was typed, or a button that was pressed.
 * Exactly one of text, data and unreadable is set.
 *
 * @param updateId Telegram's number of it, unique for ever
 * @param senderId Telegram's number of the person
 * @param privateChat false in groups and channels, where others could read along
 * @param text as typed; null if a button was pressed
 * @param data of the button that was pressed; null if a text was typed
 * @param queryId under which Telegram awaits an acknowledgement of the button; null without one
 * @param messageId of the message that bore the button; 0 without one
 * @param receivedAt epoch millis at which the source held it
 * @param unreadable the original, if it could not be read: then only its number is known; else null
 */
public record ChatUpdate(
        long updateId,
        long chatId,
        long senderId,
        boolean privateChat,
        @Nullable String text,
        @Nullable String data,
        @Nullable String queryId,
        long messageId,
        long receivedAt,
        @Nullable String unreadable) {

    public static ChatUpdate typed(
            long updateId, long chatId, boolean privateChat, String text, long receivedAt) {
        return new ChatUpdate(
                updateId, chatId, chatId, privateChat, text, null, null, 0, receivedAt, null);
    }

    public static ChatUpdate pressed(
            long updateId,
            long chatId,
            String data,
            String queryId,
            long messageId,
            long receivedAt) {
        return new ChatUpdate(
                updateId, chatId, chatId, true, null, data, queryId, messageId, receivedAt, null);
    }

    /** One that nobody can read, as it came. */
    public static ChatUpdate unreadable(long updateId, String original, long receivedAt) {
        return new ChatUpdate(updateId, 0, 0, false, null, null, null, 0, receivedAt, original);
    }
}
