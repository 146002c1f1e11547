package io.slipstream.connectors.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.chat.ChatButton;
import io.slipstream.models.chat.ChatMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private static final SendRules RULES = new SendRules(30, 1_000, 600_000, 60_000, 3, 1_000_000);

    private final Outbox outbox = new Outbox(RULES);

    @Test
    void tenThousandChatsAreToldWithoutBreakingALimit() {
        for (int chat = 1; chat <= 10_000; chat++) {
            outbox.offer(notice("n" + chat, chat, "fill"));
        }
        List<Long> calls = new ArrayList<>();
        Map<Long, Integer> told = new HashMap<>();
        long now = 0;
        while (outbox.size() > 0) {
            Delivery next = outbox.next(now);
            if (next == null) {
                now += outbox.waitMillis(now, 1_000);
            } else {
                calls.add(now);
                told.merge(next.chatId(), 1, Integer::sum);
                outbox.done(next, now);
            }
        }
        assertThat(told).hasSize(10_000).allSatisfy((chat, times) -> assertThat(times).isOne());
        for (int i = 30; i < calls.size(); i++) {
            assertThat(calls.get(i) - calls.get(i - 30)).isGreaterThanOrEqualTo(1_000);
        }
        assertThat(now).isBetween(333_000L, 334_000L);
    }

    @Test
    void limitHoldsHoweverLongACallIsOnItsWay() {
        for (int chat = 1; chat <= 500; chat++) {
            outbox.offer(notice("n" + chat, chat, "fill"));
        }
        Random random = new Random(7);
        List<Long> arrivals = new ArrayList<>();
        TreeMap<Long, List<Delivery>> answers = new TreeMap<>();
        for (long now = 0; outbox.size() > 0; now++) {
            for (Delivery answered : answers.getOrDefault(now, List.of())) {
                outbox.done(answered, now);
            }
            for (Delivery next = outbox.next(now); next != null; next = outbox.next(now)) {
                long until = now + 1 + random.nextInt(900);
                arrivals.add(now + random.nextInt((int) (until - now)));
                answers.computeIfAbsent(until, any -> new ArrayList<>()).add(next);
            }
        }
        arrivals.sort(null);
        assertThat(arrivals).hasSize(500);
        for (int i = 30; i < arrivals.size(); i++) {
            assertThat(arrivals.get(i) - arrivals.get(i - 30)).isGreaterThanOrEqualTo(1_000);
        }
    }

    @Test
    void chatHearsOneMessageASecondWithAllThatHappenedMeanwhile() {
        outbox.offer(notice("a", 1, "one"));
        Delivery first = outbox.next(0);
        outbox.offer(notice("b", 1, "two"));
        outbox.offer(notice("c", 1, "three"));
        assertThat(outbox.next(500)).isNull();
        outbox.done(first, 600);
        assertThat(outbox.next(1_599)).isNull();
        Delivery second = outbox.next(1_600);
        assertThat(texts(second)).containsExactly("two", "three");
    }

    @Test
    void answerGoesBeforeThousandsOfNotices() {
        for (int i = 0; i < 1_000; i++) {
            outbox.offer(notice("n" + i, i, "fill"));
        }
        outbox.offer(ChatMessage.answer("x", 500, "answer", List.of(), 0));
        assertThat(texts(outbox.next(0))).containsExactly("answer");
    }

    @Test
    void newerVersionTakesThePlaceOfTheOneThatWaits() {
        outbox.offer(ChatMessage.answer("order", 1, "asked", List.of(), 0).inPlaceOf(9, "query"));
        outbox.offer(answer("order", 1, 3, "filled"));
        outbox.offer(answer("order", 1, 2, "sent"));
        Delivery only = outbox.next(0);
        assertThat(texts(only)).containsExactly("filled");
        assertThat(only.first().editMessageId()).isEqualTo(9);
        assertThat(only.first().queryId()).isEqualTo("query");
        outbox.done(only, 0);
        assertThat(outbox.size()).isZero();
        assertThat(outbox.next(5_000)).isNull();
    }

    @Test
    void pauseThatTelegramAsksForIsKeptByAll() {
        outbox.offer(notice("a", 1, "one"));
        outbox.offer(notice("b", 2, "two"));
        Delivery refused = outbox.next(0);
        outbox.tooMany(refused, 7_000, 100);
        assertThat(outbox.next(7_099)).isNull();
        List<String> told = new ArrayList<>();
        for (Delivery next = outbox.next(7_100); next != null; next = outbox.next(7_100)) {
            told.addAll(texts(next));
            outbox.done(next, 7_100);
        }
        assertThat(told).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void unansweredIsTriedAgainLaterAndLaterAndGivenUpInTheEnd() {
        outbox.offer(notice("a", 1, "one"));
        Delivery first = outbox.next(0);
        assertThat(outbox.unanswered(first, 0)).isTrue();
        assertThat(outbox.next(999)).isNull();
        Delivery second = outbox.next(1_000);
        assertThat(outbox.unanswered(second, 1_000)).isTrue();
        assertThat(outbox.next(2_999)).isNull();
        Delivery third = outbox.next(3_000);
        assertThat(third.attempt()).isEqualTo(3);
        assertThat(outbox.unanswered(third, 3_000)).isFalse();
        assertThat(outbox.size()).isZero();
    }

    @Test
    void whatIsOnItsWayIsStillPendingForACheckpoint() {
        outbox.offer(notice("a", 1, "one"));
        outbox.offer(notice("b", 2, "two"));
        outbox.next(0);
        assertThat(outbox.pending()).extracting(ChatMessage::text).contains("one", "two");
    }

    @Test
    void noticesThatGrewStaleAreSummedUpButBreakersAreNot() {
        outbox.offer(at("a", 1, "fill", 1_000));
        outbox.offer(at("b", 1, "skip", 2_000));
        outbox.offer(at("c", 1, "breaker", 3_000));
        outbox.offer(at("d", 1, "fill", 900_000));
        Delivery summed = outbox.next(1_000_000);
        assertThat(summed.stale()).isTrue();
        assertThat(texts(summed)).containsExactly("a", "b");
        outbox.done(summed, 1_000_000);
        assertThat(texts(outbox.next(1_001_000))).containsExactly("c", "d");
    }

    @Test
    void messageWithButtonsStandsAlone() {
        outbox.offer(notice("a", 1, "one"));
        ChatButton button = new ChatButton("Yes", "ok:1", 0);
        ChatMessage bears = notice("b", 1, "two");
        outbox.offer(bears.part("b", "two", List.of(button)));
        outbox.offer(notice("c", 1, "three"));
        assertThat(texts(outbox.next(0))).containsExactly("one");
    }

    @Test
    void longTextIsCutBetweenLinesAndEachPartWaitsItsSecond() {
        String line = "x".repeat(99);
        String text = String.join("\n", java.util.Collections.nCopies(100, line));
        outbox.offer(ChatMessage.answer("help", 1, text, List.of(new ChatButton("B", "b", 0)), 0));
        List<String> parts = new ArrayList<>();
        long now = 0;
        while (outbox.size() > 0) {
            Delivery part = outbox.next(now);
            parts.addAll(texts(part));
            assertThat(part.first().buttons()).hasSize(outbox.size() == 1 ? 1 : 0);
            outbox.done(part, now);
            now += 1_000;
        }
        assertThat(parts).hasSize(3).allMatch(part -> part.length() <= 4_096);
        assertThat(String.join("\n", parts)).isEqualTo(text);
    }

    private static List<String> texts(Delivery delivery) {
        return delivery.messages().stream().map(ChatMessage::text).toList();
    }

    private static ChatMessage notice(String key, long chat, String text) {
        return ChatMessage.notice(key, chat, 1, "fill", text, 0);
    }

    private static ChatMessage at(String key, long chat, String kind, long createdAt) {
        return ChatMessage.notice(key, chat, 1, kind, key, createdAt);
    }

    private static ChatMessage answer(String key, long chat, long version, String text) {
        return ChatMessage.notice(key, chat, version, ChatMessage.ANSWER, text, 0);
    }
}
