package io.slipstream.jobs.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.slipstream.connectors.telegram.OpenTelegram;
import io.slipstream.connectors.telegram.TelegramBot;
import io.slipstream.connectors.telegram.TelegramException;
import io.slipstream.connectors.telegram.TelegramException.Kind;
import io.slipstream.jobs.bench.LoopbackChats.Shown;
import io.slipstream.models.chat.ChatButton;
import io.slipstream.models.chat.ChatFile;
import io.slipstream.models.chat.ChatMessage;
import io.slipstream.models.chat.ChatUpdate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The bot's calls against a server that answers and refuses as Telegram does. */
class LoopbackTelegramTest {

    private static final String TOKEN = "77:a-token-that-nobody-may-see";

    private LoopbackTelegram server;
    private TelegramBot bot;

    @BeforeEach
    void start() throws Exception {
        server = LoopbackTelegram.start(TOKEN, 0);
        bot = OpenTelegram.of(server.environment());
    }

    @AfterEach
    void close() {
        bot.close();
        server.close();
    }

    @Test
    void whatIsSaidAndPressedIsReadInItsOwnWords() throws Exception {
        long id = bot.send(5, "Yes\\?", true, List.of(new ChatButton("Yes", "ok:1", 0)));
        Shown shown = server.chats().of(5).get(0);
        assertThat(shown.text()).isEqualTo("Yes?");
        server.chats().say(5, "/start");
        server.chats().say(6, -100, "group", "/halt");
        server.chats().press(5, shown, "Yes");
        TelegramBot.Updates updates = bot.updates(0, 0);
        assertThat(updates.next()).isEqualTo(1_003);
        assertThat(updates.updates())
                .extracting(ChatUpdate::text, ChatUpdate::data, ChatUpdate::privateChat)
                .containsExactly(
                        tuple("/start", null, true),
                        tuple("/halt", null, false),
                        tuple(null, "ok:1", true));
        assertThat(updates.updates().get(2).messageId()).isEqualTo(id);
    }

    @Test
    void updateThatNobodyCanReadComesAsItIsAndHoldsUpNoOther() throws Exception {
        server.chats().say(5, "/start");
        long strange = server.chats().surprise("no object");
        server.chats().say(5, "/help");
        TelegramBot.Updates updates = bot.updates(0, 0);
        assertThat(updates.next()).isEqualTo(1_003);
        assertThat(updates.updates())
                .extracting(ChatUpdate::updateId, ChatUpdate::text, ChatUpdate::unreadable)
                .containsExactly(
                        tuple(1_000L, "/start", null),
                        tuple(strange, null, "{\"update_id\":1001,\"message\":\"no object\"}"),
                        tuple(1_002L, "/help", null));
    }

    @Test
    void updatesWithoutANumberAreNoAnswerSinceNothingWouldConfirmThem() {
        server.failNext("getUpdates", 200, "{\"ok\":true,\"result\":[{\"message\":{}}, 7]}");
        assertThat(refused(() -> bot.updates(0, 0)).kind()).isEqualTo(Kind.UNANSWERED);
    }

    @Test
    void pauseIsAsLongAsTelegramAsks() {
        server.askForPause("sendMessage", 7);
        TelegramException refused = refused(() -> bot.send(5, "x", true, List.of()));
        assertThat(refused.kind()).isEqualTo(Kind.TOO_MANY);
        assertThat(refused.retryAfterMillis()).isEqualTo(7_000);
    }

    @Test
    void gatewaysPageIsNoRefusal() {
        server.failNext("sendMessage", 502, "<html>Bad Gateway</html>");
        assertThat(refused(() -> bot.send(5, "x", true, List.of())).kind())
                .isEqualTo(Kind.UNANSWERED);
    }

    @Test
    void serverThatIsGoneIsUnansweredAndTheTokenIsInNoMessage() {
        server.close();
        TelegramException refused = refused(() -> bot.send(5, "x", true, List.of()));
        assertThat(refused.kind()).isEqualTo(Kind.UNANSWERED);
        assertThat(refused).hasNoCause().hasMessageNotContaining("nobody-may-see");
    }

    @Test
    void refusalsAreToldApart() throws Exception {
        server.chats().block(6);
        assertThat(refused(() -> bot.send(6, "x", true, List.of())).code()).isEqualTo(403);
        TelegramException unreadable = refused(() -> bot.send(7, "1.5", true, List.of()));
        assertThat(unreadable.kind()).isEqualTo(Kind.REFUSED);
        assertThat(unreadable).hasMessageContaining("can't parse entities");
        TelegramBot stranger =
                OpenTelegram.of(
                        Map.of("TELEGRAM_BOT_TOKEN", "1:other", "TELEGRAM_API_URL", server.url()));
        assertThat(refused(() -> stranger.updates(0, 0)).code()).isEqualTo(401);
        stranger.close();
    }

    @Test
    void fileGoesWithItsCaption() throws Exception {
        bot.sendFile(5, new ChatFile("pnl.png", new byte[] {1, 2, 3}), "*Profit* \\+1", true);
        Shown shown = server.chats().of(5).get(0);
        assertThat(shown.file()).isEqualTo("pnl.png");
        assertThat(shown.text()).isEqualTo("Profit +1");
    }

    @Test
    void secretIsHiddenCopiedByAButtonAndDeletedAgain() throws Exception {
        byte[] key = "5J3mBbAH58CpQ3Y5RNJpUKPE62SQ5tfcvU2JpbnkeyhfsYB1Jcn".getBytes(US_ASCII);
        String place = ChatMessage.KEY_PLACE;
        long id = bot.sendSecret(5, "\"Key\" \\(ü\\):\n||" + place + "||", "Copy", key);
        Shown shown = server.chats().of(5).get(0);
        assertThat(shown.text()).isEqualTo("\"Key\" (ü):\n" + new String(key, US_ASCII));
        assertThat(shown.buttons()).containsEntry("Copy", new String(key, US_ASCII));
        assertThat(shown.isProtected()).isTrue();
        bot.delete(5, id);
        assertThat(server.chats().of(5)).isEmpty();
        assertThat(refused(() -> bot.delete(5, id))).hasMessageContaining("not found");
    }

    @Test
    void troubleWithASecretIsToldApartAndTellsNothingOfIt() {
        byte[] key = "5J3mBbAH58CpQ3Y5RNJpUKPE62SQ5tfcvU2Jpbnkey".getBytes(US_ASCII);
        Call call = () -> bot.sendSecret(5, ChatMessage.KEY_PLACE, "Copy", key);
        server.askForPause("sendMessage", 7);
        assertThat(refused(call).retryAfterMillis()).isEqualTo(7_000);
        server.failNext("sendMessage", 502, "<html>Bad Gateway</html>");
        assertThat(refused(call).kind()).isEqualTo(Kind.UNANSWERED);
        server.swallowNext("sendMessage");
        assertThat(refused(call).kind()).isEqualTo(Kind.UNANSWERED);
        assertThat(server.chats().of(5)).hasSize(1);
        server.failNext(
                "sendMessage", 400, "{\"ok\":false,\"error_code\":400,\"description\":\"5J3\"}");
        assertThat(refused(call)).hasNoCause().hasMessageNotContaining("5J3");
        server.chats().block(6);
        assertThat(refused(() -> bot.sendSecret(6, ChatMessage.KEY_PLACE, "Copy", key)).code())
                .isEqualTo(403);
        server.close();
        assertThat(refused(call)).hasNoCause().hasMessageNotContaining("nobody-may-see");
    }

    private interface Call {
        void make() throws Exception;
    }

    private static TelegramException refused(Call call) {
        return catchThrowableOfType(TelegramException.class, call::make);
    }
}
