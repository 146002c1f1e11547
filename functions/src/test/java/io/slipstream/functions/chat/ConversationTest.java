package io.slipstream.functions.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.functions.copy.CopyReason;
import io.slipstream.functions.execute.FillReason;
import io.slipstream.functions.feed.FeedReason;
import io.slipstream.functions.risk.Breaker;
import io.slipstream.functions.risk.RiskReason;
import io.slipstream.functions.snipe.SnipeReason;
import io.slipstream.models.chat.ChatUpdate;
import io.slipstream.models.trade.Command;
import io.slipstream.models.trade.TakenOffer;
import io.slipstream.models.trade.VenueReason;
import io.slipstream.models.unit.Ids;
import io.slipstream.models.user.AccountSetting;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConversationTest {

    private final FakeDesk desk = new FakeDesk().with(FakeChat.PERSON);
    private final FakeChat chat = new FakeChat(desk, FakeChat.PERSON);

    @Test
    void unknownChatsHearNothingButTheAnswerToStart() throws Exception {
        FakeChat stranger = new FakeChat(new FakeDesk(), 123);
        for (String text : List.of("/help", "/buy x 1", "hello", "/status", "/halt_all")) {
            assertThat(stranger.says(text)).as(text).isEmpty();
        }
        assertThat(stranger.pressesData("ok:1")).isEmpty();
        assertThat(stranger.desk.written).isEmpty();
        assertThat(stranger.says("/start")).startsWith("Welcome");
        assertThat(stranger.says("/help")).contains("/buy MINT SOL");
    }

    @Test
    void onlyThoseOnTheListMayRegister() throws Exception {
        assertThat(new FakeChat(new FakeDesk(), 123, Set.of(5L)).says("/start")).isEmpty();
        assertThat(new FakeChat(new FakeDesk(), 5, Set.of(5L)).says("/start")).isNotEmpty();
    }

    @Test
    void groupsHearNothing() throws Exception {
        assertThat(
                        chat.heard(
                                new ChatUpdate(
                                        1,
                                        -100,
                                        FakeChat.PERSON,
                                        false,
                                        "/wallet",
                                        null,
                                        null,
                                        0,
                                        1,
                                        null)))
                .isEmpty();
        assertThat(
                        chat.heard(
                                new ChatUpdate(
                                        2,
                                        FakeChat.PERSON,
                                        4,
                                        true,
                                        "/halt",
                                        null,
                                        null,
                                        0,
                                        1,
                                        null)))
                .isEmpty();
        assertThat(desk.written).isEmpty();
    }

    @Test
    void largeBuyIsBoughtOnceHoweverOftenYesIsPressed() throws Exception {
        assertThat(chat.says("/buy " + FakeDesk.MINT + " 2"))
                .contains("Buy DUts…pump for 2 SOL ($300.50)?")
                .contains("0.05 SOL");
        long asked = chat.updateId();
        assertThat(chat.commands).isEmpty();
        assertThat(chat.presses("Yes")).startsWith("Buying");
        assertThat(chat.message().editMessageId()).isEqualTo(5);
        assertThat(chat.message().key()).isEqualTo(Ids.order(Ids.command(asked)));
        assertThat(chat.pressesData("ok:" + asked)).contains("answered already");
        assertThat(chat.message().editMessageId()).as("the order's message stays").isZero();
        assertThat(chat.message().queryId()).isEqualTo("q");
        assertThat(chat.commands)
                .containsExactly(
                        Command.buy(
                                asked,
                                FakeChat.PERSON,
                                FakeDesk.MINT,
                                2_000_000_000L,
                                FakeDesk.NOW));
    }

    @Test
    void noMeansThatNothingIsDone() throws Exception {
        chat.says("/forceexit");
        assertThat(chat.presses("Cancel")).startsWith("Cancelled");
        assertThat(chat.commands).isEmpty();
    }

    @Test
    void nobodyAnswersAQuestionOfLongAgo() throws Exception {
        chat.says("/stop");
        chat.questions.replaceAll(
                (id, asked) -> new Pending(id, asked.line(), asked.askedAt() - 600_001));
        assertThat(chat.presses("Yes")).contains("too old");
        assertThat(desk.written).isEmpty();
    }

    @Test
    void buttonsThatTradeAskFirst() throws Exception {
        chat.says("/positions");
        assertThat(chat.presses("Sell all DUts…pump"))
                .startsWith("Sell all of DUts…pump, worth 0.136345 SOL ($20.49)?");
        assertThat(chat.commands).isEmpty();
        chat.presses("Yes");
        assertThat(chat.commands).hasSize(1);
    }

    @Test
    void forcedExitsHaveIdsOfTheirOwnThatNoUpdateWillEverHave() throws Exception {
        chat.says("/forceexit");
        long asked = chat.updateId();
        chat.presses("Yes");
        assertThat(chat.commands)
                .extracting(Command::commandId)
                .containsExactly(asked + (1L << 44), asked + (2L << 44));
        assertThat(chat.commands).allMatch(command -> command.objection() == null);
    }

    @Test
    void buttonDataOfAClientsOwnMakingDoesNothing() throws Exception {
        for (String data : List.of("ok:", "ok:x", "no:-5", "ok:99999999999999999999", "", "x")) {
            assertThat(chat.pressesData(data)).as(data).isNotEmpty();
        }
        assertThat(chat.commands).isEmpty();
        assertThat(desk.written).isEmpty();
    }

    @Test
    void whoHasLeftMayOnlyComeBack() throws Exception {
        chat.says("/stop");
        chat.presses("Yes");
        assertThat(chat.says("/buy " + FakeDesk.MINT + " 0.1")).contains("/start brings you back");
        assertThat(chat.commands).isEmpty();
    }

    @Test
    void privateKeyIsAskedForTwiceAndCanBeCancelledWhileItIsOnItsWay() throws Exception {
        FakeDesk live = new FakeDesk().live().with(FakeChat.PERSON);
        FakeChat person = new FakeChat(live, FakeChat.PERSON);
        assertThat(person.says("/export_wallet"))
                .contains("private key of " + FakeDesk.WALLET)
                .contains("in 10 min");
        assertThat(live.written).isEmpty();
        long asked = person.updateId();
        person.presses("Yes");
        assertThat(live.written).containsExactly("exportKey[" + asked + "]");
        assertThat(person.says("/export_wallet")).contains("comes into this chat in 10 min");
        assertThat(live.written).hasSize(1);
        assertThat(person.presses("Cancel it")).startsWith("Cancelled");
        assertThat(person.says("/export_wallet cancel")).contains("Nothing was done");
    }

    @Test
    void helpListsEveryCommandThatThePersonMayUseAndNoOther() throws Exception {
        FakeChat operator = new FakeChat(new FakeDesk().with(FakeChat.OPERATOR), FakeChat.OPERATOR);
        for (FakeChat person : List.of(chat, operator)) {
            String listed = person.says("/help");
            for (BotCommand command : BotCommand.values()) {
                boolean may = person == operator || command.access() != BotCommand.Access.OPERATOR;
                assertThat(listed.lines().anyMatch(line -> line.startsWith(command.usage() + " ")))
                        .as(command.usage())
                        .isEqualTo(may);
            }
        }
    }

    @Test
    void largeSellIsAskedAboutEvenIfItIsTyped() throws Exception {
        desk.richer = 10;
        assertThat(chat.says("/sell " + FakeDesk.MINT))
                .contains("worth 1.3634 SOL ($204.86)")
                .contains("0.05 SOL");
        assertThat(chat.commands).isEmpty();
        assertThat(chat.presses("Yes")).startsWith("Selling all");
        assertThat(chat.commands).hasSize(1);
        assertThat(chat.says("/sell " + FakeDesk.MINT + " 10%")).startsWith("Selling 10%");
    }

    @Test
    void settingByButtonsChangesOneSetting() throws Exception {
        chat.says("/settings");
        chat.presses("daily-loss");
        assertThat(chat.presses("2")).contains("daily-loss is now 2 SOL");
        assertThat(desk.written).containsExactly("set[DAILY_LOSS, 2]");
    }

    @Test
    void emptyTablesAreSaidAndNotShown() throws Exception {
        desk.empty = true;
        for (String text :
                List.of(
                        "/positions",
                        "/orders",
                        "/leaders",
                        "/copies",
                        "/rewards",
                        "/trending",
                        "/snipe history",
                        "/export",
                        "/forceexit",
                        "/pnl",
                        "/wallet",
                        "/trader on")) {
            assertThat(chat.says(text)).as(text).isNotBlank();
        }
    }

    @Test
    void whereMoneyIsRealTheAnswersSaySo() throws Exception {
        desk.paper = false;
        assertThat(chat.says("/deposit 5")).contains("no wallet");
        assertThat(chat.says("/withdraw")).contains("no wallet");
        assertThat(chat.says("/start")).contains("real money");
        assertThat(desk.deposits).isEmpty();
    }

    @Test
    void buttonsFitIntoTelegramsLimit() throws Exception {
        for (String text : List.of("/positions", "/settings", "/leaders", "/snipe settings")) {
            chat.says(text);
            assertThat(chat.message().buttons())
                    .allMatch(button -> button.data().getBytes().length <= 64);
        }
    }

    @Test
    void everyCommandAndSettingIsExplained() {
        for (BotCommand command : BotCommand.values()) {
            assertThat(command.help()).as(command.label()).isNotBlank();
        }
        for (AccountSetting setting : AccountSetting.values()) {
            assertThat(Texts.has("setting." + setting.label())).as(setting.label()).isTrue();
        }
    }

    @Test
    void everyReasonThatTablesHoldIsASentence() {
        Stream.<Enum<?>[]>of(
                        RiskReason.values(),
                        CopyReason.values(),
                        FillReason.values(),
                        FeedReason.values(),
                        SnipeReason.values(),
                        VenueReason.values(),
                        Breaker.values())
                .flatMap(Arrays::stream)
                .forEach(
                        reason ->
                                assertThat(Texts.has("reason." + reason.name()))
                                        .as(reason.name())
                                        .isTrue());
    }

    @Test
    void anOfferIsTakenOnceHoweverOftenItsButtonIsPressed() throws Exception {
        FakeChat chat = new FakeChat(new FakeDesk().with(FakeChat.PERSON), FakeChat.PERSON);
        assertThat(chat.pressesData("/take " + FakeDesk.OFFER)).startsWith("Buying");
        assertThat(chat.pressesData("/take " + FakeDesk.OFFER)).contains("took this offer already");
        assertThat(chat.pressesData("/take " + FakeDesk.OLD_OFFER)).contains("has expired");
        assertThat(chat.pressesData("/take " + "0".repeat(32))).contains("no offer");
        assertThat(chat.commands).hasSize(1);
        assertThat(chat.commands.get(0).lamports()).isEqualTo(50_000_000);
        assertThat(chat.commands.get(0).offer())
                .isEqualTo(new TakenOffer(FakeDesk.OFFER, "v1", "BUY=0.71"));
        assertThat(chat.commands.get(0).objection()).isNull();
    }
}
