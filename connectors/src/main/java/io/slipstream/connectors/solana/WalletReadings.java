package io.slipstream.connectors.solana;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads wallets when they are woken, several at once and each by one thread. A reading that failed
 * is tried again with growing pauses and jitter; one that did not show yet what was announced, a
 * moment later. Safe for use by many threads.
 */
final class WalletReadings implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WalletReadings.class);
    private static final int THREADS = 8;

    /** The node that told of a transaction may be ahead of the one that serves history. */
    static final Duration ANNOUNCED = Duration.ofMillis(200);

    private static final int ANNOUNCED_PATIENCE = 25;
    private static final long FIRST_PAUSE_MILLIS = 500;

    private final Map<String, WalletScan> scans = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(THREADS);
    private final WalletBeginning beginning;
    private final Backfill backfill;
    private final NewestSlot newest;
    private final FeedHealth health;
    private final long longestPauseMillis;

    /**
     * @param longestPause between two tries
     */
    WalletReadings(
            WalletBeginning beginning,
            Backfill backfill,
            NewestSlot newest,
            FeedHealth health,
            Duration longestPause) {
        this.beginning = beginning;
        this.backfill = backfill;
        this.newest = newest;
        this.health = health;
        this.longestPauseMillis = Math.max(longestPause.toMillis(), FIRST_PAUSE_MILLIS);
        threads.setRemoveOnCancelPolicy(true);
    }

    /** False if the wallet is there already. */
    boolean add(WalletScan scan) {
        return scans.putIfAbsent(scan.wallet(), scan) == null;
    }

    /** Ends what still runs of it; null if it is not there. */
    @Nullable WalletScan remove(String wallet) {
        WalletScan scan = scans.remove(wallet);
        if (scan != null) {
            scan.unfollow();
        }
        return scan;
    }

    @Nullable WalletScan get(String wallet) {
        return scans.get(wallet);
    }

    Collection<WalletScan> all() {
        return scans.values();
    }

    /**
     * @param slot what the websocket told of; 0 if nothing
     */
    void wake(String wallet, long slot) {
        WalletScan scan = scans.get(wallet);
        if (scan == null) {
            return;
        }
        long now = System.currentTimeMillis();
        if (scan.settling(now) > 0) {
            later(scan, slot, scan.settling(now));
        } else if (scan.wake(slot, now) && !threads.isShutdown()) {
            threads.execute(() -> run(scan));
        }
    }

    void later(WalletScan scan, long millis) {
        later(scan, 0, millis);
    }

    private void later(WalletScan scan, long slot, long millis) {
        if (!threads.isShutdown()) {
            threads.schedule(() -> wake(scan.wallet(), slot), millis, TimeUnit.MILLISECONDS);
        }
    }

    private void run(WalletScan scan) {
        boolean well = false;
        try {
            newest.learn();
            scan.began(health.tip(), System.currentTimeMillis());
            backfill.catchUp(scan, beginning.progress(scan));
            well = true;
        } catch (RpcException e) {
            LOG.warn("wallet={} reason={}", scan.wallet(), e.getMessage());
            if (e.code() == RpcException.INVALID_PARAMS) {
                scan.refuse();
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return;
        } catch (RuntimeException e) {
            LOG.error("wallet={} reason={}", scan.wallet(), e.toString(), e);
        }
        boolean again = scan.ended(well, ANNOUNCED_PATIENCE);
        if (threads.isShutdown() || scan.isUnfollowed()) {
            return;
        }
        if (again) {
            threads.execute(() -> run(scan));
        } else if (!well) {
            later(scan, pause(scan.failures()));
        } else if (scan.isBehindAnnouncement(ANNOUNCED_PATIENCE)) {
            later(scan, ANNOUNCED.toMillis());
        }
    }

    private long pause(int failures) {
        long pause = Math.min(longestPauseMillis, FIRST_PAUSE_MILLIS << Math.min(failures, 16));
        return pause / 2 + ThreadLocalRandom.current().nextLong(pause / 2 + 1);
    }

    /** Returns once nothing is read any more. */
    @Override
    public void close() throws InterruptedException {
        threads.shutdownNow();
        threads.awaitTermination(10, TimeUnit.SECONDS);
    }
}
