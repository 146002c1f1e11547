package io.slipstream.functions.chat;

import io.slipstream.models.chat.ChatButton;
import io.slipstream.models.chat.ChatMessage;
import io.slipstream.models.chat.ChatUpdate;
import io.slipstream.models.trade.Command;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One person who talks to the bot, and what came of it. */
final class FakeChat implements Questions {
    static final long PERSON = 77;
    static final long OPERATOR = 99;

    final FakeDesk desk;
    final List<Command> commands = new ArrayList<>();
    final Map<Long, Pending> questions = new HashMap<>();
    private final Conversation conversation;
    private final long person;
    private long update = 500;
    private List<ChatMessage> last = List.of();

    FakeChat(FakeDesk desk, long person) {
        this(desk, person, Set.of());
    }

    FakeChat(FakeDesk desk, long person, Set<Long> allowed) {
        this.desk = desk;
        this.person = person;
        conversation = new Conversation(new ChatPolicy(Set.of(OPERATOR), allowed), desk);
    }

    /** What is shown, without marks; empty if nothing is said. */
    String says(String text) throws Exception {
        return heard(ChatUpdate.typed(++update, person, true, text, FakeDesk.NOW));
    }

    /** Presses a button of the last answer. */
    String presses(String label) throws Exception {
        ChatButton button =
                last.get(0).buttons().stream()
                        .filter(one -> one.label().equals(label))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no such button: " + last));
        return pressesData(button.data());
    }

    String pressesData(String data) throws Exception {
        return heard(ChatUpdate.pressed(++update, person, data, "q", 5, FakeDesk.NOW));
    }

    String heard(ChatUpdate said) throws Exception {
        Reply reply = conversation.reply(said, this);
        last = reply.messages();
        commands.addAll(reply.commands());
        return last.isEmpty() ? "" : Plain.of(last.get(0).text());
    }

    ChatMessage message() {
        return last.get(0);
    }

    long updateId() {
        return update;
    }

    @Override
    public Pending find(long id) {
        return questions.get(id);
    }

    @Override
    public void keep(Pending question) {
        questions.put(question.id(), question);
    }

    @Override
    public void forget(long id) {
        questions.remove(id);
    }
}
