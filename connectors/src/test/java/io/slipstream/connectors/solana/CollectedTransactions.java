package io.slipstream.connectors.solana;

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
        signatures.add(transaction.signature());
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
