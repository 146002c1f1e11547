package io.slipstream.connectors.telegram;

import io.slipstream.models.chat.ChatMessage;
import java.util.List;

/**
 * What is sent to a chat in one message.
 *
 * @param messages whose texts it holds, in their order
 * @param stale true if they are to be summed up
 * @param attempt from 1
 */
record Delivery(long chatId, List<ChatMessage> messages, boolean stale, int attempt) {

    ChatMessage first() {
        return messages.get(0);
    }

    boolean isSingle() {
        return messages.size() == 1;
    }
}
