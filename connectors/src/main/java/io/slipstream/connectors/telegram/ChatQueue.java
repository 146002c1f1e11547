package io.slipstream.connectors.telegram;

import io.slipstream.models.chat.ChatMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What waits for one chat. */
final class ChatQueue {
    private static final int GAP = 2;

    /** Where the chat stands in line. */
    enum Place {
        NOWHERE,
        URGENT,
        READY,
        RESTING,
        BUSY
    }

    final long chatId;
    private final Deque<ChatMessage> answers = new ArrayDeque<>();
    private final Deque<ChatMessage> notices = new ArrayDeque<>();
    Place place = Place.NOWHERE;

    /** Epoch millis before which nothing is sent there. */
    long notBefore;

    /** What was tried and goes first; null if nothing was. */
    @Nullable Delivery retry;

    ChatQueue(long chatId) {
        this.chatId = chatId;
    }

    boolean isEmpty() {
        return retry == null && answers.isEmpty() && notices.isEmpty();
    }

    boolean hasAnswers() {
        return !answers.isEmpty();
    }

    void addTo(List<ChatMessage> all) {
        if (retry != null) {
            all.addAll(retry.messages());
        }
        all.addAll(answers);
        all.addAll(notices);
    }

    /**
     * Takes a message in, in place of an older version that waits too.
     *
     * @return by how many more messages wait
     */
    int add(ChatMessage message) {
        Deque<ChatMessage> lane = message.isAnswer() ? answers : notices;
        List<ChatMessage> others = new ArrayList<>();
        boolean known = false;
        for (ChatMessage waiting : lane) {
            if (!waiting.key().equals(message.key())) {
                others.add(waiting);
            } else {
                known = true;
                others.add(
                        waiting.version() < message.version()
                                ? message.replacing(waiting)
                                : waiting);
            }
        }
        if (!known) {
            lane.add(message);
            return 1;
        }
        lane.clear();
        lane.addAll(others);
        return 0;
    }

    /** Takes out what is sent next; there must be something. */
    Delivery next(long now, SendRules rules) {
        Delivery again = retry;
        if (again != null) {
            retry = null;
            return again;
        }
        if (!answers.isEmpty()) {
            return new Delivery(chatId, List.of(answers.remove()), false, 1);
        }
        List<ChatMessage> stale = notices.stream().filter(one -> isStale(one, now, rules)).toList();
        if (stale.size() > 1) {
            notices.removeAll(stale);
            return new Delivery(chatId, stale, true, 1);
        }
        return new Delivery(chatId, together(), false, 1);
    }

    private static boolean isStale(ChatMessage notice, long now, SendRules rules) {
        return notice.isPlain()
                && !notice.kind().equals("breaker")
                && notice.createdAt() > 0
                && now - notice.createdAt() > rules.staleMillis();
    }

    /** The first, and with it as many as fit into one message. */
    private List<ChatMessage> together() {
        List<ChatMessage> taken = new ArrayList<>();
        int length = -GAP;
        for (Iterator<ChatMessage> waiting = notices.iterator(); waiting.hasNext(); ) {
            ChatMessage next = waiting.next();
            length += GAP + next.text().length();
            boolean fits = next.isPlain() && length <= MessageParts.LONGEST;
            if (!taken.isEmpty() && !fits) {
                break;
            }
            taken.add(next);
            waiting.remove();
            if (!fits) {
                break;
            }
        }
        return taken;
    }
}
