package io.slipstream.functions.chat;

import io.slipstream.models.chat.ChatMessage;
import io.slipstream.models.port.Summary;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says in one message what happened while nothing could be said. */
public final class StaleNotices implements Summary {
    private static final long serialVersionUID = 1L;

    @Override
    public String of(List<ChatMessage> stale) {
        Map<String, Long> counts =
                stale.stream()
                        .collect(
                                Collectors.groupingBy(
                                        message -> Texts.raw("kind." + known(message.kind())),
                                        TreeMap::new,
                                        Collectors.counting()));
        String list =
                counts.entrySet().stream()
                        .map(one -> one.getValue() + " " + one.getKey())
                        .collect(Collectors.joining(", "));
        return Texts.say("notice.stale", list).text();
    }

    private static String known(String kind) {
        return Texts.has("kind." + kind) ? kind : "other";
    }
}
