package io.slipstream.connectors.solana;

import io.slipstream.models.chain.FeedStatus;
import io.slipstream.models.chain.Retraction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Remembers what a feed handed on. */
final class CollectedTransactions implements TransactionSink {
    private final BlockingQueue<String> signatures = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> begun = new LinkedBlockingQueue<>();
    private final BlockingQueue<FeedStatus> statuses = new LinkedBlockingQueue<>();
    private final Set<String> given = new HashSet<>();

    @Override
    public void began(String wallet, WalletPosition position) {
        begun.add(wallet);
    }

    @Override
    public synchronized boolean has(String signature) {
        return given.contains(signature);
    }

    @Override
    public synchronized void add(WalletTransaction transaction) {
        given.add(transaction.signature());
        if (transaction.json().length > 0) {
            signatures.add(transaction.signature());
        }
    }

    @Override
    public synchronized boolean heard(HeardTransaction transaction) {
        if (!given.add(transaction.signature())) {
            return true;
        }
        signatures.add(transaction.signature());
        return true;
    }

    @Override
    public void retracted(Retraction retraction) {
        signatures.add("-" + retraction.signature());
    }

    @Override
    public void pulse(FeedHealth.Pulse pulse) {
        if (pulse.changed() != null) {
            statuses.add(pulse.changed());
        }
    }

    /** The next change of the feed's state, waited for. */
    FeedStatus takeStatus() throws InterruptedException {
        FeedStatus status = statuses.poll(20, TimeUnit.SECONDS);
        if (status == null) {
            throw new AssertionError("expected the feed's state to change, it did not");
        }
        return status;
    }

    /** So far. */
    List<String> signatures() {
        return List.copyOf(signatures);
    }

    /** The next ones, waited for. */
    List<String> take(int count) throws InterruptedException {
        List<String> taken = new ArrayList<>();
        while (taken.size() < count) {
            String signature = signatures.poll(20, TimeUnit.SECONDS);
            if (signature == null) {
                throw new AssertionError("expected " + count + " transactions, was " + taken);
            }
            taken.add(signature);
        }
        return taken;
    }

    void awaitBegin() throws InterruptedException {
        if (begun.poll(20, TimeUnit.SECONDS) == null) {
            throw new AssertionError("expected a wallet to begin, was none");
        }
    }
}
