package io.slipstream.functions.chat;

import io.slipstream.models.chat.Trader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command of somebody, as its handler sees it.
 *
 * @param id under which its effects are known for ever: the update that first asked for it
 * @param words behind the command's name
 * @param trader null if the chat is unknown
 * @param pressed true if it came from a button
 * @param confirmed true if the question that it led to was answered with yes
 * @param operator true if he may use the operators' commands
 * @param now epoch millis at which it was received
 */
record Request(
        long id,
        long chatId,
        List<String> words,
        @Nullable Trader trader,
        boolean pressed,
        boolean confirmed,
        boolean operator,
        long now) {

    /** Who asks; handlers of commands for traders only run with one. */
    Trader known() {
        if (trader == null) {
            throw new IllegalStateException("expected a known trader in chat " + chatId);
        }
        return trader;
    }

    long userId() {
        return known().userId();
    }

    int size() {
        return words.size();
    }

    String word(int index) {
        return words.get(index);
    }

    /** A word, or what stands for it if there are fewer. */
    String word(int index, String otherwise) {
        return index < words.size() ? words.get(index) : otherwise;
    }
}
