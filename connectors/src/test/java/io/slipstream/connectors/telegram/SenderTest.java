package io.slipstream.connectors.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipstream.connectors.telegram.TelegramException.Kind;
import io.slipstream.models.chat.ChatFile;
import io.slipstream.models.chat.ChatMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SenderTest {

    private final ScriptedBot bot = new ScriptedBot();
    private final Remembered sent = new Remembered();
    private final Sender sender =
            new Sender(bot, sent, stale -> stale.size() + " things", new Keys(Map.of()));

    @Test
    void newsOfAnOrderRewriteItsMessageAndOldNewsDoNot() throws Exception {
        sender.send(single(version(0, "asked")));
        sender.send(single(version(2, "sent").asEdit()));
        sender.send(single(version(3, "filled")));
        sender.send(single(version(2, "sent").asEdit()));
        sender.send(single(version(3, "filled")));
        assertThat(bot.journal).containsExactly("send 7 asked", "edit 100 sent", "edit 100 filled");
    }

    @Test
    void progressOfAnOrderThatTheChatNeverSawIsNotTold() throws Exception {
        sender.send(single(version(2, "sent").asEdit()));
        assertThat(bot.journal).isEmpty();
    }

    @Test
    void pressedButtonsMessageIsRewrittenAndTheButtonAcknowledged() throws Exception {
        sender.send(single(version(0, "done").inPlaceOf(55, "q1")));
        sender.send(single(version(4, "filled")));
        assertThat(bot.journal).containsExactly("edit 55 done", "acknowledge q1", "edit 55 filled");
    }

    @Test
    void messageThatIsGoneIsSentAnew() throws Exception {
        sender.send(single(version(0, "asked")));
        bot.refusals.add(ScriptedBot.refusal(Kind.REFUSED, 400, "message to edit not found"));
        sender.send(single(version(3, "filled")));
        assertThat(bot.journal).containsExactly("send 7 asked", "send 7 filled");
    }

    @Test
    void severalNoticesAreOneMessageWithoutThoseThatWereTold() throws Exception {
        sender.send(single(notice("a", "one")));
        sender.send(together(false, notice("a", "one"), notice("b", "two"), notice("c", "three")));
        sender.send(together(false, notice("b", "two"), notice("c", "three")));
        assertThat(bot.journal).containsExactly("send 7 one", "send 7 two\n\nthree");
    }

    @Test
    void staleNoticesAreSummedUpOnce() throws Exception {
        Delivery stale = together(true, notice("a", "one"), notice("b", "two"));
        sender.send(stale);
        sender.send(stale);
        assertThat(bot.journal).containsExactly("send 7 2 things");
    }

    @Test
    void textThatIsNoMarkdownIsSentPlain() throws Exception {
        bot.refusals.add(ScriptedBot.refusal(Kind.REFUSED, 400, "can't parse entities"));
        sender.send(single(notice("a", "1\\.5 *SOL")));
        assertThat(bot.journal).containsExactly("send 7 plain 1.5 *SOL");
    }

    @Test
    void blockedBotIsARefusalAndNothingIsNoted() {
        bot.refusals.add(ScriptedBot.refusal(Kind.REFUSED, 403, "bot was blocked by the user"));
        assertThatThrownBy(() -> sender.send(single(notice("a", "one"))))
                .isInstanceOf(TelegramException.class);
        assertThat(sent.shown).isEmpty();
    }

    @Test
    void fileGoesWithItsText() throws Exception {
        sender.send(single(notice("a", "chart").with(new ChatFile("pnl.png", new byte[] {1}))));
        assertThat(bot.journal).containsExactly("file pnl.png chart");
    }

    private static Delivery single(ChatMessage message) {
        return new Delivery(7, List.of(message), false, 1);
    }

    private static Delivery together(boolean stale, ChatMessage... messages) {
        return new Delivery(7, List.of(messages), stale, 1);
    }

    private static ChatMessage version(long version, String text) {
        return ChatMessage.notice("order", 7, version, ChatMessage.ANSWER, text, 0);
    }

    private static ChatMessage notice(String key, String text) {
        return ChatMessage.notice(key, 7, 1, "fill", text, 0);
    }

    private static final class Remembered implements SentMessages {
        final Map<String, Shown> shown = new HashMap<>();

        @Override
        public Shown find(String key) {
            return shown.get(key);
        }

        @Override
        public void note(long messageId, List<ChatMessage> messages) {
            messages.forEach(one -> shown.put(one.key(), new Shown(messageId, one.version())));
        }

        @Override
        public void close() {}
    }
}
