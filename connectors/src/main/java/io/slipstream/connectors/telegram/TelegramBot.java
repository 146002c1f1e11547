package io.slipstream.connectors.telegram;

import io.slipstream.models.chat.ChatButton;
import io.slipstream.models.chat.ChatFile;
import io.slipstream.models.chat.ChatUpdate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The few calls of the Bot API that are needed. Each blocks until it is answered; safe for use by
 * many threads.
 */
public interface TelegramBot extends AutoCloseable {

    /**
     * Updates from an offset on, at most a hundred, oldest first. Asking confirms all before it:
     * Telegram forgets them.
     *
     * @param waitSeconds how long to wait if there are none
     */
    Updates updates(long offset, int waitSeconds) throws TelegramException, InterruptedException;

    /**
     * @param next the offset behind all that came, of whatever kind
     */
    record Updates(List<ChatUpdate> updates, long next) {}

    /**
     * Sends a message.
     *
     * @param markdown false: the text is sent as it stands
     * @return its number
     */
    long send(long chatId, String text, boolean markdown, List<ChatButton> buttons)
            throws TelegramException;

    /** Replaces the text of a message. */
    void edit(long chatId, long messageId, String text, boolean markdown, List<ChatButton> buttons)
            throws TelegramException;

    /** Sends a file with a text below. */
    long sendFile(long chatId, ChatFile file, String caption, boolean markdown)
            throws TelegramException;

    /**
     * Sends a message with a secret in it: nobody can forward it, and a button copies the secret.
     * It is sent once or not at all; neither the secret nor the text becomes part of any error.
     *
     * @param text in MarkdownV2, with {@link io.slipstream.models.chat.ChatMessage#KEY_PLACE}
     * @param secret ASCII letters and digits; stays the caller's
     * @return its number
     */
    long sendSecret(long chatId, String text, String copyLabel, byte[] secret)
            throws TelegramException;

    /** Takes a message of the last two days out of a chat. */
    void delete(long chatId, long messageId) throws TelegramException;

    /** Ends the waiting that a pressed button shows. */
    void acknowledge(String queryId, @Nullable String text) throws TelegramException;

    @Override
    void close();
}
