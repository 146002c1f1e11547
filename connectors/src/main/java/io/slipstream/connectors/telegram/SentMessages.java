package io.slipstream.connectors.telegram;

import io.slipstream.models.chat.ChatMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which messages were sent, kept beyond any restart. Each call blocks for a statement. */
public interface SentMessages extends AutoCloseable {

    /** What the chat shows of a key; null if nothing was sent. */
    @Nullable Shown find(String key);

    /**
     * Notes that one message of a chat shows these.
     *
     * @param messageId 0 if it cannot be rewritten
     */
    void note(long messageId, List<ChatMessage> shown);

    @Override
    void close();
}
