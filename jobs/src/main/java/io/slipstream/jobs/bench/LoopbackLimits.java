package io.slipstream.jobs.bench;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Counts calls as Telegram does, and says when there were too many. */
public final class LoopbackLimits {
    /** Clocks and queues of two processes differ by a little. */
    private static final long TOLERANCE_MILLIS = 50;

    private final int perSecond;
    private final long betweenMillis;
    private final Deque<Long> calls = new ArrayDeque<>();
    private final Map<Long, Long> lastOfChat = new HashMap<>();
    private long broken;

    private LoopbackLimits(int perSecond, long betweenMillis) {
        this.perSecond = perSecond;
        this.betweenMillis = betweenMillis;
    }

    static LoopbackLimits likeTelegram() {
        return new LoopbackLimits(30, 1_000);
    }

    /**
     * @return seconds to pause; 0 if the call is within the limits
     */
    synchronized long take(long chat) {
        long now = System.nanoTime() / 1_000_000;
        while (!calls.isEmpty() && calls.element() <= now - 1_000 + TOLERANCE_MILLIS) {
            calls.remove();
        }
        Long last = lastOfChat.get(chat);
        boolean tooSoon = last != null && now - last < betweenMillis - TOLERANCE_MILLIS;
        if (tooSoon || calls.size() >= perSecond) {
            broken++;
            return 1;
        }
        calls.add(now);
        lastOfChat.put(chat, now);
        return 0;
    }

    /** Calls that were one too many. */
    public synchronized long broken() {
        return broken;
    }
}
