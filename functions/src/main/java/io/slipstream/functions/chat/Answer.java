package io.slipstream.functions.chat;

import io.slipstream.models.chat.ChatButton;
import io.slipstream.models.chat.ChatFile;
import io.slipstream.models.trade.Command;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a command leads to.
 *
 * @param commands that go to the risk gate
 * @param orderId whose message this is, to be rewritten as the order moves on; null if none
 * @param asks true if it is a question: the command runs when it is answered with yes
 * @param file that goes with it; null if none
 */
record Answer(
        Markup text,
        List<ChatButton> buttons,
        List<Command> commands,
        @Nullable String orderId,
        boolean asks,
        @Nullable ChatFile file) {

    static Answer of(Markup text) {
        return new Answer(text, List.of(), List.of(), null, false, null);
    }

    static Answer say(String key, Object... arguments) {
        return of(Texts.say(key, arguments));
    }

    /** Runs the same command if the person says yes. */
    static Answer ask(String key, Object... arguments) {
        return new Answer(Texts.say(key, arguments), List.of(), List.of(), null, true, null);
    }

    /** The same with a command for the risk gate. */
    Answer sending(Command command) {
        List<Command> more = new ArrayList<>(commands);
        more.add(command);
        return new Answer(text, buttons, more, orderId, asks, file);
    }

    /** The same as the message of an order. */
    Answer about(String order) {
        return new Answer(text, buttons, commands, order, asks, file);
    }

    /** The same with a row of buttons more; each is a label and the command that it stands for. */
    Answer offering(String... labelsAndCommands) {
        List<ChatButton> more = new ArrayList<>(buttons);
        int row = more.isEmpty() ? 0 : more.get(more.size() - 1).row() + 1;
        for (int i = 0; i < labelsAndCommands.length; i += 2) {
            more.add(new ChatButton(labelsAndCommands[i], labelsAndCommands[i + 1], row));
        }
        return new Answer(text, more, commands, orderId, asks, file);
    }

    Answer with(ChatFile attached) {
        return new Answer(text, buttons, commands, orderId, asks, attached);
    }
}
