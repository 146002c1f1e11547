package io.slipstream.connectors.solana;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Looks at all wallets with as few requests as possible: what landed after each position is listed
 * in batches, and only wallets that show something new are read. Used by one thread; what it
 * measured may be read by others.
 */
final class PollingRound {
    private final JsonRpcClient client;
    private final WalletHistory history;
    private final Duration pause;
    private volatile long scanMillis;
    private volatile long requests;
    private volatile long active;

    /**
     * @param pause between two batches
     */
    PollingRound(JsonRpcClient client, WalletHistory history, Duration pause) {
        this.client = client;
        this.history = history;
        this.pause = pause;
    }

    /** The wallets that must be read: with something new, or of which it cannot be said. */
    List<WalletScan> active(Collection<WalletScan> scans, FeedHealth health)
            throws InterruptedException {
        long began = System.nanoTime();
        List<WalletScan> found = new ArrayList<>();
        List<WalletScan> begun = new ArrayList<>();
        for (WalletScan scan : scans) {
            (scan.progress() == null ? found : begun).add(scan);
        }
        int batches = 0;
        for (int from = 0; from < begun.size(); from += JsonRpcClient.LARGEST_BATCH) {
            if (batches > 0) {
                Thread.sleep(pause.toMillis());
            }
            int to = Math.min(begun.size(), from + JsonRpcClient.LARGEST_BATCH);
            look(begun.subList(from, to), health, found);
            batches++;
        }
        requests = batches;
        active = found.size();
        scanMillis = (System.nanoTime() - began) / 1_000_000;
        return found;
    }

    private void look(List<WalletScan> batch, FeedHealth health, List<WalletScan> found)
            throws InterruptedException {
        long tip = health.tip();
        long at = System.currentTimeMillis();
        List<RpcCall> calls = new ArrayList<>();
        List<WalletProgress> progresses = new ArrayList<>();
        for (WalletScan scan : batch) {
            WalletProgress progress = scan.progress();
            if (progress != null) {
                progresses.add(progress);
                calls.add(history.firstPage(scan.wallet(), progress.position()));
            }
        }
        List<RpcAnswer> answers;
        try {
            answers = JsonRpcClient.await(client.batch(calls));
        } catch (RpcException e) {
            found.addAll(batch); // each will say what is the matter
            return;
        }
        for (int i = 0; i < answers.size(); i++) {
            RpcAnswer answer = answers.get(i);
            WalletProgress progress = progresses.get(i);
            boolean quiet =
                    answer.error() == null
                            && WalletHistory.lines(answer.result()).stream()
                                    .allMatch(line -> isOld(line, progress));
            if (quiet) {
                batch.get(i).seen(tip, at);
            } else {
                found.add(batch.get(i));
            }
        }
    }

    private static boolean isOld(LandedSignature line, WalletProgress progress) {
        return progress.knows(line.signature())
                || line.slot() < progress.position().slot()
                || line.signature().equals(progress.position().signature());
    }

    /** How long the last round took. */
    long scanMillis() {
        return scanMillis;
    }

    /** HTTP requests of the last round, without those that read active wallets. */
    long requests() {
        return requests;
    }

    /** Wallets of the last round that had to be read. */
    long walletsWithActivity() {
        return active;
    }
}
