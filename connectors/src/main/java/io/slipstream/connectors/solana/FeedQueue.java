package io.slipstream.connectors.solana;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.slipstream.models.chain.Retraction;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * From the threads of a feed to the one thread of a reader, in one order: what a pulse says of
 * slots holds for what was put before it. The feed waits when it is too far ahead.
 */
final class FeedQueue implements TransactionSink {
    private static final int CAPACITY = 4_096;
    private static final int MOST_PULSES = 8;

    /** Longer than two wallets' histories are apart, as long as the feed is not stale. */
    private static final Duration GIVEN = Duration.ofMinutes(10);

    /** What is handed over. */
    sealed interface Item {}

    record Began(String wallet, WalletPosition position) implements Item {}

    /**
     * @param receivedAt epoch millis; likewise below
     */
    record Landed(WalletTransaction transaction, long receivedAt) implements Item {}

    record Heard(HeardTransaction transaction, long receivedAt) implements Item {}

    record Retracted(Retraction retraction) implements Item {}

    record Pulsed(FeedHealth.Pulse pulse) implements Item {}

    private final Queue<Item> items = new ConcurrentLinkedQueue<>();
    private final Semaphore room = new Semaphore(CAPACITY);
    private final AtomicInteger pulses = new AtomicInteger();
    private final Cache<String, Boolean> given =
            Caffeine.newBuilder().expireAfterWrite(GIVEN).build();
    private volatile CompletableFuture<Void> available = new CompletableFuture<>();

    @Override
    public void began(String wallet, WalletPosition position) {
        put(new Began(wallet, position));
    }

    @Override
    public boolean has(String signature) {
        return given.getIfPresent(signature) != null;
    }

    /** It counts as given only once it stands in the queue: nothing may overtake it there. */
    @Override
    public void add(WalletTransaction transaction) throws InterruptedException {
        room.acquire();
        put(new Landed(transaction, System.currentTimeMillis()));
        given.put(transaction.signature(), true);
    }

    @Override
    public boolean heard(HeardTransaction transaction) {
        if (transaction.signature().isEmpty() || transaction.slot() <= 0) {
            return false;
        }
        if (has(transaction.signature())) {
            return true;
        }
        if (!room.tryAcquire()) {
            return false;
        }
        put(new Heard(transaction, System.currentTimeMillis()));
        given.put(transaction.signature(), true);
        return true;
    }

    /** A fork may bring it back. */
    @Override
    public void retracted(Retraction retraction) {
        given.invalidate(retraction.signature());
        put(new Retracted(retraction));
    }

    /** A pulse that only says how time passes may be left out. */
    @Override
    public void pulse(FeedHealth.Pulse pulse) {
        if (pulse.changed() != null || pulses.get() < MOST_PULSES) {
            pulses.incrementAndGet();
            put(new Pulsed(pulse));
        }
    }

    private void put(Item item) {
        items.add(item);
        available.complete(null);
    }

    /** By the reader's thread. */
    @Nullable Item poll() {
        Item item = items.poll();
        if (item instanceof Landed || item instanceof Heard) {
            room.release();
        } else if (item instanceof Pulsed) {
            pulses.decrementAndGet();
        }
        return item;
    }

    /** By the reader's thread: done once there is something to poll. */
    CompletableFuture<Void> available() {
        if (available.isDone()) {
            available = new CompletableFuture<>();
        }
        if (!items.isEmpty()) {
            available.complete(null);
        }
        return available;
    }
}
