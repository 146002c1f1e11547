package io.slipstream.connectors.solana;

import io.slipstream.models.chain.Retraction;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * From a feed's threads onto a tape, in slot order. The feed adds at any time; one thread calls
 * {@link #write} again and again, and {@link #writeAll} at the end.
 */
public final class TapeRecorder implements TransactionSink {
    private final RecordedTape tape;
    private final SlotOrder order;
    private final Set<String> given = ConcurrentHashMap.newKeySet();
    private final Map<String, WalletPosition> begun = new ConcurrentHashMap<>();
    private long written;
    private long newestSlot = -1;
    private double lagSeconds;

    /**
     * @param hold how long a transaction waits for an earlier one of another wallet
     */
    public TapeRecorder(RecordedTape tape, Duration hold) {
        this.tape = tape;
        this.order = new SlotOrder(hold.toNanos());
        this.given.addAll(tape.signatures());
    }

    @Override
    public void began(String wallet, WalletPosition position) {
        begun.put(wallet, position);
    }

    @Override
    public boolean has(String signature) {
        return given.contains(signature);
    }

    @Override
    public void add(WalletTransaction transaction) {
        order.add(transaction, System.nanoTime());
        given.add(transaction.signature());
    }

    /** A tape is made of getTransaction results only. */
    @Override
    public boolean heard(HeardTransaction transaction) {
        return false;
    }

    /** Histories do not retract. */
    @Override
    public void retracted(Retraction retraction) {}

    /** A tape says nothing of how it came about. */
    @Override
    public void pulse(FeedHealth.Pulse pulse) {}

    /** Writes what has been held for long enough. */
    public void write() throws IOException {
        append(order.release(System.nanoTime()));
    }

    /** Writes all. */
    public void writeAll() throws IOException {
        append(order.releaseAll());
    }

    /** Lines written by this run. */
    public long written() {
        return written;
    }

    /** Of the lines written by this run; −1 before the first. */
    public long newestSlot() {
        return newestSlot;
    }

    /**
     * Seconds from the block time of the newest line to its writing; block time has whole seconds.
     */
    public double lagSeconds() {
        return lagSeconds;
    }

    private void append(List<WalletTransaction> transactions) throws IOException {
        for (String wallet : new ArrayList<>(begun.keySet())) {
            WalletPosition position = begun.remove(wallet);
            if (position != null) {
                tape.begin(wallet, position);
            }
        }
        written += tape.append(transactions);
        for (WalletTransaction transaction : transactions) {
            newestSlot = Math.max(newestSlot, transaction.slot());
            if (transaction.blockTime() > 0) {
                lagSeconds =
                        Math.max(0, System.currentTimeMillis() / 1e3 - transaction.blockTime());
            }
        }
    }
}
