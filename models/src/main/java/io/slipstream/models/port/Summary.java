package io.slipstream.models.port;

import io.slipstream.models.chat.ChatMessage;
import java.io.Serializable;
import java.util.List;

/** Makes one message of many that have grown stale. */
@FunctionalInterface
public interface Summary extends Serializable {

    /** Text in MarkdownV2. */
    String of(List<ChatMessage> stale);
}
