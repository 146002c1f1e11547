package io.slipstream.connectors.telegram;

import io.slipstream.models.chat.ChatMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Messages that wait to be sent, and when the next one may be. Pure: time is an argument, epoch
 * millis. Each chat has one delivery in flight; answers go before notices, chats with answers
 * before the others; among those, who has waited longest comes first. Not safe for several threads.
 */
final class Outbox {
    private final SendRules rules;
    private final Map<Long, ChatQueue> chats = new HashMap<>();
    private final Deque<ChatQueue> urgent = new ArrayDeque<>();
    private final Deque<ChatQueue> ready = new ArrayDeque<>();
    private final PriorityQueue<ChatQueue> resting =
            new PriorityQueue<>(Comparator.comparingLong(queue -> queue.notBefore));

    /** When the calls of the last second were answered. */
    private final Deque<Long> answered = new ArrayDeque<>();

    private final Set<Delivery> flying = Collections.newSetFromMap(new IdentityHashMap<>());
    private long pausedUntil;
    private int failuresInARow;
    private int size;

    Outbox(SendRules rules) {
        this.rules = rules;
    }

    int size() {
        return size;
    }

    /** All that was not sent, what is on its way first. */
    List<ChatMessage> pending() {
        List<ChatMessage> all = new ArrayList<>();
        flying.forEach(delivery -> all.addAll(delivery.messages()));
        chats.values().forEach(queue -> queue.addTo(all));
        return all;
    }

    void offer(ChatMessage message) {
        MessageParts.of(message).forEach(this::offerPart);
    }

    private void offerPart(ChatMessage message) {
        ChatQueue queue = chats.computeIfAbsent(message.chatId(), ChatQueue::new);
        size += queue.add(message);
        if (queue.place == ChatQueue.Place.NOWHERE) {
            enter(queue, message.isAnswer());
        } else if (queue.place == ChatQueue.Place.READY && message.isAnswer()) {
            ready.remove(queue);
            enter(queue, true);
        }
    }

    private void enter(ChatQueue queue, boolean first) {
        queue.place = first ? ChatQueue.Place.URGENT : ChatQueue.Place.READY;
        (first ? urgent : ready).add(queue);
    }

    /** What may be sent now, and counts as sent from now on; null if nothing may. */
    @Nullable Delivery next(long now) {
        while (!resting.isEmpty() && resting.element().notBefore <= now) {
            ChatQueue rested = resting.remove();
            if (rested.isEmpty()) {
                chats.remove(rested.chatId);
            } else {
                enter(rested, rested.hasAnswers());
            }
        }
        if (now < pausedUntil || !mayCall(now)) {
            return null;
        }
        ChatQueue queue = urgent.isEmpty() ? ready.poll() : urgent.poll();
        if (queue == null) {
            return null;
        }
        queue.place = ChatQueue.Place.BUSY;
        Delivery delivery = queue.next(now, rules);
        flying.add(delivery);
        return delivery;
    }

    /**
     * Telegram counts a call when it arrives, which is some time between its sending and its
     * answer: so it counts here until a second after the answer, however long it took.
     */
    private boolean mayCall(long now) {
        while (!answered.isEmpty() && answered.element() <= now - 1_000) {
            answered.remove();
        }
        return answered.size() + flying.size() < rules.perSecond();
    }

    /** Millis until {@link #next} may have something; at most so many. */
    long waitMillis(long now, long most) {
        long wait = most;
        if (!urgent.isEmpty() || !ready.isEmpty()) {
            wait = mayCall(now) ? 0 : answered.isEmpty() ? most : answered.element() + 1_000 - now;
        } else if (!resting.isEmpty()) {
            wait = resting.element().notBefore - now;
        }
        return Math.max(1, Math.min(most, Math.max(wait, pausedUntil - now)));
    }

    /** It was sent, or need not be. */
    void done(Delivery delivery, long now) {
        failuresInARow = 0;
        settle(delivery, now);
        rest(delivery.chatId(), now + rules.betweenMillis());
    }

    /** It cannot be sent, ever. */
    void dropped(Delivery delivery, long now) {
        settle(delivery, now);
        rest(delivery.chatId(), now + rules.betweenMillis());
    }

    /** Telegram asks for a pause: for everybody, since it does not say whom it means. */
    void tooMany(Delivery delivery, long retryAfterMillis, long now) {
        landed(delivery, now);
        pausedUntil = Math.max(pausedUntil, now + retryAfterMillis);
        again(delivery, now + retryAfterMillis);
    }

    /**
     * Nobody answered: Telegram rests, longer each time.
     *
     * @return false if it was tried often enough and is given up
     */
    boolean unanswered(Delivery delivery, long now) {
        landed(delivery, now);
        failuresInARow++;
        long rest =
                Math.min(
                        rules.longestRestMillis(),
                        rules.betweenMillis() << Math.min(12, failuresInARow - 1));
        pausedUntil = Math.max(pausedUntil, now + rest);
        if (delivery.attempt() >= rules.attempts()) {
            size -= delivery.messages().size();
            rest(delivery.chatId(), now + rest);
            return false;
        }
        again(delivery, now + rest);
        return true;
    }

    private void landed(Delivery delivery, long now) {
        flying.remove(delivery);
        answered.addLast(now);
    }

    private void settle(Delivery delivery, long now) {
        landed(delivery, now);
        size -= delivery.messages().size();
    }

    private void again(Delivery delivery, long notBefore) {
        ChatQueue queue = chats.get(delivery.chatId());
        if (queue != null) {
            queue.retry =
                    new Delivery(
                            delivery.chatId(),
                            delivery.messages(),
                            delivery.stale(),
                            delivery.attempt() + 1);
        }
        rest(delivery.chatId(), notBefore);
    }

    private void rest(long chatId, long notBefore) {
        ChatQueue queue = chats.get(chatId);
        if (queue == null) {
            return;
        }
        queue.notBefore = notBefore;
        queue.place = ChatQueue.Place.RESTING;
        resting.add(queue);
    }
}
