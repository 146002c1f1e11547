package io.slipstream.connectors.telegram;

import io.slipstream.models.chat.ChatMessage;
import java.util.ArrayList;
import java.util.List;

/** Cuts what is too long for one message between its lines; the last part bears the buttons. */
final class MessageParts {
    /**
     * Of one message, in characters as they are written: entities and escapes are counted too,
     * which Telegram does not.
     */
    static final int LONGEST = 4_096;

    private MessageParts() {}

    static List<ChatMessage> of(ChatMessage message) {
        if (message.text().length() <= LONGEST) {
            return List.of(message);
        }
        List<String> texts = cut(message.text());
        List<ChatMessage> parts = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            boolean last = i == texts.size() - 1;
            String key = i == 0 ? message.key() : message.key() + "#" + i;
            ChatMessage part =
                    message.part(key, texts.get(i), last ? message.buttons() : List.of());
            parts.add(i == 0 ? part : part.inPlaceOf(0, null));
        }
        return parts;
    }

    private static List<String> cut(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            if (part.length() > 0 && part.length() + 1 + line.length() > LONGEST) {
                parts.add(part.toString());
                part.setLength(0);
            }
            part.append(part.length() == 0 ? "" : "\n").append(line);
        }
        parts.add(part.toString());
        return parts;
    }
}
