package io.slipstream.functions.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.functions.notify.ComposeNotification;
import io.slipstream.models.chain.Side;
import io.slipstream.models.chat.ChatButton;
import io.slipstream.models.chat.ChatMessage;
import io.slipstream.models.trade.Notification;
import io.slipstream.models.trade.Offer;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderContext;
import io.slipstream.models.trade.OrderTerms;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TellUsersTest {

    private static final long USER = FakeChat.PERSON;
    private static final long APPENDED = 1_700_000_000_000L;

    private static final FakeDesk DESK = new FakeDesk();
    private KeyedOneInputStreamOperatorTestHarness<Long, NoticeInput, ChatMessage> harness;

    @BeforeEach
    void open() throws Exception {
        DESK.byChat.clear();
        DESK.settings.clear();
        DESK.with(USER);
        harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new TellUsers(() -> DESK)),
                        NoticeInput::userId,
                        Types.LONG);
        harness.open();
        harness.setProcessingTime(Instant.parse("2027-01-15T12:00:00Z").toEpochMilli());
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void fillOfACopyIsANoticeUnderItsOrdersId() throws Exception {
        tell(ComposeNotification.filled(filled(OrderContext.COPY_TRADE), 0));
        ChatMessage told = told().get(0);
        assertThat(told.key()).isEqualTo(FakeDesk.ORDER);
        assertThat(told.version()).isEqualTo(2);
        assertThat(told.kind()).isEqualTo("fill");
        assertThat(told.createdAt()).isEqualTo(APPENDED);
        assertThat(Plain.of(told.text()))
                .isEqualTo(
                        "Bought 2.73T units of DUts…pump for 0.1 SOL ($15.03) (fee 0.000105)."
                                + " Copying 6Qbe…rEMM. /why 01234567");
    }

    @Test
    void mintInAnyNoticeLeadsToAnExplorer() throws Exception {
        String mint = terms(OrderContext.SNIPER).mint();
        tell(new Notification("viral:1", USER, "viral", mint + " is going viral (everywhere).", 5));
        assertThat(told().get(0).text())
                .startsWith("[DUts…pump](https://solscan.io/token/" + mint + ")")
                .endsWith(" is going viral \\(everywhere\\)\\.");
    }

    @Test
    void whatBecomesOfAnOwnOrderIsAnAnswerInAllItsVersions() throws Exception {
        Order sent = Order.decided(terms(OrderContext.MANUAL_COMMAND)).sent();
        harness.processElement(NoticeInput.of(sent), APPENDED);
        tell(ComposeNotification.filled(filled(OrderContext.MANUAL_COMMAND), 0));
        assertThat(told()).extracting(ChatMessage::kind).containsOnly(ChatMessage.ANSWER);
        assertThat(told()).extracting(ChatMessage::key).containsOnly(FakeDesk.ORDER);
        assertThat(told().get(0).editOnly()).isTrue();
        assertThat(told().get(1).editOnly()).isFalse();
    }

    @Test
    void offerIsACardWithItsReasonsAndAButtonThatNamesNothingButTheOffer() throws Exception {
        tell(
                ComposeNotification.offered(
                        new Offer(
                                FakeDesk.OFFER,
                                USER,
                                FakeDesk.MINT,
                                "pool",
                                50_000_000,
                                "STRONG_BUY",
                                .714,
                                "v1",
                                "STRONG_BUY=0.71 for BALANCED; probability=0.50; regime=RISK_ON"
                                        + " (+0.30)",
                                1,
                                5_000,
                                125_000)));
        ChatMessage card = told().get(0);
        assertThat(card.kind()).isEqualTo("offer");
        assertThat(card.key()).isEqualTo("offer:" + FakeDesk.OFFER);
        assertThat(Plain.of(card.text()))
                .contains("STRONG BUY", "confidence 71%", "regime=RISK_ON (+0.30)", "0.05 SOL")
                .contains("within 120 seconds and once");
        assertThat(card.buttons())
                .containsExactly(new ChatButton("Buy for 0.05 SOL", "/take " + FakeDesk.OFFER, 0));
    }

    @Test
    void refusalSaysWhyInWords() throws Exception {
        Order denied = Order.denied(terms(OrderContext.MANUAL_COMMAND), "MAX_TRADE_SIZE");
        tell(ComposeNotification.denied(denied));
        assertThat(Plain.of(told().get(0).text()))
                .contains("Did not buy")
                .contains("more than one trade may cost");
    }

    @Test
    void breakerIsToldApartFromTheOrderThatOpenedIt() throws Exception {
        Order booked = filled(OrderContext.COPY_TRADE);
        tell(ComposeNotification.stopped(booked, "DAILY_LOSS"));
        assertThat(told().get(0).key()).isEqualTo("breaker:" + FakeDesk.ORDER);
    }

    @Test
    void whoHasNoChatOrHasLeftIsToldNothing() throws Exception {
        DESK.retire(USER);
        tell(ComposeNotification.filled(filled(OrderContext.COPY_TRADE), 0));
        harness.processElement(
                NoticeInput.of(new Notification("n", 5, "fill", "text", 1)), APPENDED);
        assertThat(told()).isEmpty();
    }

    @Test
    void dayThatHadTradesIsSummedUpOnceAfterMidnight() throws Exception {
        tell(ComposeNotification.filled(filled(OrderContext.COPY_TRADE), 0));
        tell(ComposeNotification.filled(filled(OrderContext.COPY_TRADE), 0));
        harness.setProcessingTime(Instant.parse("2027-01-16T00:01:00Z").toEpochMilli());
        assertThat(told()).hasSize(2);
        harness.setProcessingTime(Instant.parse("2027-01-16T00:03:00Z").toEpochMilli());
        harness.setProcessingTime(Instant.parse("2027-01-18T00:03:00Z").toEpochMilli());
        assertThat(told()).hasSize(3);
        ChatMessage summary = told().get(2);
        assertThat(Plain.of(summary.text())).contains("+0.12 SOL ($18.03) realised");
        assertThat(summary.file().isPicture()).isTrue();
        assertThat(summary.file().content()).startsWith(0x89, 'P', 'N', 'G');
        assertThat(harness.numKeyedStateEntries()).isZero();
    }

    @Test
    void whoWantsSilenceGetsNoSummary() throws Exception {
        DESK.settings.put("notify_level", "URGENT");
        tell(ComposeNotification.filled(filled(OrderContext.COPY_TRADE), 0));
        harness.setProcessingTime(Instant.parse("2027-01-16T00:03:00Z").toEpochMilli());
        assertThat(told()).hasSize(1);
    }

    private void tell(Notification notification) throws Exception {
        harness.processElement(NoticeInput.of(notification), APPENDED);
    }

    private List<ChatMessage> told() {
        return harness.extractOutputValues();
    }

    private static Order filled(OrderContext context) {
        return Order.decided(terms(context))
                .filled(2_726_894_863_594L, 105_000, 12, 1_800_000_000_000L);
    }

    private static OrderTerms terms(OrderContext context) {
        return new OrderTerms(
                FakeDesk.ORDER,
                "signal",
                USER,
                context,
                null,
                FakeDesk.LEADER,
                null,
                10,
                0,
                1,
                1,
                Side.BUY,
                FakeDesk.MINT,
                "So11111111111111111111111111111111111111112",
                FakeDesk.MINT,
                100_000_000,
                1_000,
                0,
                0,
                12);
    }
}
