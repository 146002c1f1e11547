package io.slipstream.connectors.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipstream.connectors.telegram.TelegramException.Kind;
import io.slipstream.models.chat.ChatButton;
import io.slipstream.models.chat.ChatMessage;
import io.slipstream.models.chat.ExportStep;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeySenderTest {

    private final ScriptedBot bot = new ScriptedBot();
    private final Keys keys = new Keys(Map.of("e1", "5KeyOfSomebody"));
    private final Sender sender = new Sender(bot, new NothingSent(), stale -> "stale", keys);

    @Test
    void keyIsPutInWhileItIsSentOnceAndWipedBehindIt() throws Exception {
        assertThat(sender.send(key())).isEqualTo(1);
        assertThat(sender.send(key())).isZero();
        assertThat(bot.journal).containsExactly("secret 7 key: 5KeyOfSomebody");
        assertThat(keys.shown).containsEntry("e1", 100L);
        assertThat(keys.handedOut).hasSize(1).allMatch(KeySenderTest::isWiped);
    }

    @Test
    void keyThatTelegramDidNotTakeYetMayBeTakenAgain() {
        bot.refusals.add(new TelegramException(Kind.TOO_MANY, 429, "", 3_000));
        assertThatThrownBy(() -> sender.send(key())).isInstanceOf(TelegramException.class);
        assertThat(keys.journal).containsExactly("back e1");
        assertThat(keys.handedOut).allMatch(KeySenderTest::isWiped);
    }

    @Test
    void keyThatMayHaveArrivedIsNotSentAgain() throws Exception {
        bot.refusals.add(ScriptedBot.refusal(Kind.UNANSWERED, 502, ""));
        assertThatThrownBy(() -> sender.send(key())).isInstanceOf(TelegramException.class);
        assertThat(sender.send(key())).isZero();
        assertThat(keys.journal).isEmpty();
        assertThat(bot.journal).isEmpty();
    }

    @Test
    void keyThatNobodyMayReceiveIsRefused() {
        bot.refusals.add(ScriptedBot.refusal(Kind.REFUSED, 403, "bot was blocked by the user"));
        assertThatThrownBy(() -> sender.send(key())).isInstanceOf(TelegramException.class);
        assertThat(keys.journal).containsExactly("refused e1 TELEGRAM_403");
    }

    @Test
    void messageWithTheKeyIsDeletedAndNothingMoreIsSaid() throws Exception {
        keys.shown.put("e1", 100L);
        assertThat(sender.send(removal())).isZero();
        assertThat(bot.journal).containsExactly("delete 7 100");
        assertThat(keys.journal).containsExactly("closed e1");
    }

    @Test
    void messageThatItsUserHasDeletedIsAsGood() throws Exception {
        keys.shown.put("e1", 100L);
        bot.refusals.add(
                ScriptedBot.refusal(Kind.REFUSED, 400, "Bad Request: message to delete not found"));
        assertThat(sender.send(removal())).isZero();
        assertThat(bot.journal).isEmpty();
        assertThat(keys.journal).containsExactly("closed e1");
    }

    @Test
    void userIsToldToLookForAKeyThatCannotBeDeletedOrOfWhichNobodyKnows() throws Exception {
        assertThat(sender.send(removal())).isEqualTo(1);
        keys.shown.put("e1", 100L);
        bot.refusals.add(
                ScriptedBot.refusal(Kind.REFUSED, 400, "Bad Request: message can't be deleted"));
        assertThat(sender.send(removal())).isEqualTo(1);
        assertThat(bot.journal).containsExactly("send 7 look for it", "send 7 look for it");
        assertThat(keys.journal).containsExactly("closed e1", "closed e1");
    }

    private static boolean isWiped(byte[] key) {
        for (byte one : key) {
            if (one != 0) {
                return false;
            }
        }
        return true;
    }

    private static Delivery key() {
        return step(
                ExportStep.Kind.SEND,
                "key: " + ChatMessage.KEY_PLACE,
                List.of(new ChatButton("Copy", "", 0)));
    }

    private static Delivery removal() {
        return step(ExportStep.Kind.REMOVE, "look for it", List.of());
    }

    private static Delivery step(ExportStep.Kind kind, String text, List<ChatButton> buttons) {
        ExportStep step = new ExportStep("e1", 7, "address", kind, 60, 0);
        return new Delivery(7, List.of(ChatMessage.export(step, text, buttons)), false, 1);
    }

    private static final class NothingSent implements SentMessages {
        @Override
        public Shown find(String key) {
            return null;
        }

        @Override
        public void note(long messageId, List<ChatMessage> shown) {}

        @Override
        public void close() {}
    }
}
