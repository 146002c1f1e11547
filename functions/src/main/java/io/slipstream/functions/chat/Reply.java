package io.slipstream.functions.chat;

import io.slipstream.models.chat.ChatMessage;
import io.slipstream.models.trade.Command;
import java.util.List;

/** What an update leads to: messages, and commands for the risk gate. */
record Reply(List<ChatMessage> messages, List<Command> commands) {
    static final Reply NONE = new Reply(List.of(), List.of());
}
