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

    /** Ends the waiting that a pressed button shows. */
    void acknowledge(String queryId, @Nullable String text) throws TelegramException;

    @Override
    void close();
}
