package io.slipstream.connectors.telegram;

import io.slipstream.models.chat.ChatUpdate;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls Telegram on a thread of its own. While updates wait for a checkpoint, polls with the last
 * confirmed offset bring them again, which is passed over by whoever takes them; so they are asked
 * for without waiting, a little apart. A second thread watches the age of the last answer: a poll
 * that hangs, or a thread that died of whatever it met, is replaced.
 */
final class PollLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PollLoop.class);
    private static final int MOST_WAITING = 50;

    /** After a week of silence Telegram numbers anew, perhaps below the offset. */
    private static final Duration NUMBERS_LAST = Duration.ofDays(6);

    /** What one poll brought; {@code next} is the offset behind it. */
    record Fetched(List<ChatUpdate> updates, long next) {}

    private final TelegramBot bot;
    private final PollRules rules;
    private final Deque<Fetched> fetched = new ArrayDeque<>();
    private CompletableFuture<Void> available = new CompletableFuture<>();

    /** Which thread polls now; an earlier one that comes back late is not heard. */
    private int generation;

    private Thread poller = new Thread();
    private long confirmed;
    private long behindFetched;
    private long answeredAt;
    private long lastUpdateAt;
    private long givenUp;
    private long failed;
    private int failuresInARow;
    private boolean closed;

    PollLoop(TelegramBot bot, PollRules rules) {
        this.bot = bot;
        this.rules = rules;
    }

    synchronized void start(long offset) {
        confirmed = offset;
        behindFetched = offset;
        lastUpdateAt = now();
        poll();
        Thread watch = new Thread(this::watch, "telegram-poll-watch");
        watch.setDaemon(true);
        watch.start();
    }

    /** The next batch; null if there is none. */
    synchronized @Nullable Fetched take() {
        Fetched next = fetched.poll();
        if (fetched.isEmpty() && available.isDone()) {
            available = new CompletableFuture<>();
        }
        notifyAll();
        return next;
    }

    /** Done once there is something to take. */
    synchronized CompletableFuture<Void> available() {
        return available;
    }

    /** A checkpoint holds that everything before this offset was emitted. */
    synchronized void confirm(long offset) {
        // One from before Telegram numbered anew says nothing about what came since.
        confirmed = offset > behindFetched ? confirmed : Math.max(confirmed, offset);
        notifyAll();
    }

    /** Millis since Telegram last answered. */
    synchronized long ageMillis() {
        return answeredAt == 0 ? 0 : now() - answeredAt;
    }

    synchronized long givenUp() {
        return givenUp;
    }

    synchronized long failed() {
        return failed;
    }

    private synchronized void poll() {
        int mine = ++generation;
        answeredAt = now();
        poller = new Thread(() -> run(mine), "telegram-poll-" + mine);
        poller.setDaemon(true);
        poller.start();
    }

    private void run(int mine) {
        try {
            while (isCurrent(mine)) {
                once(mine);
            }
        } catch (InterruptedException e) {
            // replaced or closed
        }
    }

    private void once(int mine) throws InterruptedException {
        long offset;
        int wait;
        synchronized (this) {
            while (fetched.size() >= MOST_WAITING && !closed) {
                wait(rules.betweenLooks().toMillis());
                answeredAt = now();
            }
            boolean settled = confirmed >= behindFetched;
            wait = settled ? rules.waitSeconds() : 0;
            offset = settled && silentFor(NUMBERS_LAST) ? 0 : confirmed;
        }
        try {
            took(mine, offset, bot.updates(offset, wait));
        } catch (TelegramException e) {
            rest(mine, e);
        }
    }

    private boolean silentFor(Duration span) {
        return now() - lastUpdateAt > span.toMillis();
    }

    private synchronized void took(int mine, long offset, TelegramBot.Updates updates)
            throws InterruptedException {
        if (!isCurrent(mine)) {
            return;
        }
        answeredAt = now();
        failuresInARow = 0;
        if (updates.next() > offset) {
            lastUpdateAt = now();
            behindFetched = offset == 0 ? updates.next() : Math.max(behindFetched, updates.next());
            confirmed = updates.next() < confirmed ? 0 : confirmed;
            fetched.add(
                    new Fetched(
                            updates.updates().stream()
                                    .sorted(Comparator.comparingLong(ChatUpdate::updateId))
                                    .toList(),
                            behindFetched));
            available.complete(null);
            if (confirmed < behindFetched) {
                wait(rules.betweenLooks().toMillis());
            }
        }
    }

    private synchronized void rest(int mine, TelegramException e) throws InterruptedException {
        if (!isCurrent(mine)) {
            return;
        }
        failed++;
        failuresInARow++;
        long rest = Math.max(e.retryAfterMillis(), rules.rest(failuresInARow).toMillis());
        LOG.warn("poll failed, rest={}ms failures={} {}", rest, failuresInARow, e.getMessage());
        long until = now() + rest;
        while (isCurrent(mine) && now() < until) {
            answeredAt = now();
            wait(Math.max(1, until - now()));
        }
    }

    private synchronized boolean isCurrent(int mine) {
        return !closed && mine == generation;
    }

    private void watch() {
        long look = Math.max(1, rules.deadAfter().toMillis() / 8);
        synchronized (this) {
            while (!closed) {
                boolean dead = !poller.isAlive() && poller.getState() != Thread.State.NEW;
                if (dead || ageMillis() > rules.deadAfter().toMillis()) {
                    LOG.warn("poll given up, age={}ms dead={}", ageMillis(), dead);
                    givenUp++;
                    poller.interrupt();
                    poll();
                }
                try {
                    wait(look);
                } catch (InterruptedException e) {
                    return;
                }
            }
        }
    }

    private static long now() {
        return System.nanoTime() / 1_000_000;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            poller.interrupt();
            notifyAll();
        }
        bot.close();
    }
}
