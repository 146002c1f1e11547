package io.slipstream.connectors.solana;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All transactions of some wallets, from their positions on. The websocket only wakes: what is
 * handed on always comes from a wallet's history, so a message that was lost costs time and never a
 * transaction. After each reconnect, and every so often without one, all wallets are woken.
 */
public final class WalletFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WalletFeed.class);
    private static final int THREADS = 8;

    /** The node that told of a transaction may be ahead of the one that serves history. */
    private static final long ANNOUNCED_MILLIS = 200;

    private static final int ANNOUNCED_PATIENCE = 25;
    private static final long FIRST_PAUSE_MILLIS = 500;

    private final Map<String, WalletScan> scans = new LinkedHashMap<>();
    private final WalletHistory history;
    private final Backfill backfill;
    private final TransactionSink sink;
    private final Duration poll;
    private final ScheduledThreadPoolExecutor threads;
    private final @Nullable LogsSocket socket;
    private final AtomicInteger subscribed = new AtomicInteger();

    /**
     * @param wallets base58 addresses
     * @param positions of the wallets that are continued; the others begin with now
     * @param websocket null: by polling only
     * @param poll how often every wallet is looked at, whatever the websocket says
     */
    public WalletFeed(
            JsonRpcClient client,
            @Nullable RpcEndpoint websocket,
            List<String> wallets,
            Map<String, WalletPosition> positions,
            Commitment commitment,
            Duration poll,
            TransactionSink sink) {
        for (String wallet : wallets) {
            scans.put(wallet, new WalletScan(wallet, positions.get(wallet)));
        }
        this.history = new WalletHistory(client, commitment);
        this.backfill =
                new Backfill(
                        client, history, commitment, sink, Duration.ofMillis(ANNOUNCED_MILLIS));
        this.sink = sink;
        this.poll = poll;
        this.threads = new ScheduledThreadPoolExecutor(Math.min(THREADS, scans.size()));
        this.threads.setRemoveOnCancelPolicy(true);
        this.socket =
                websocket == null
                        ? null
                        : new LogsSocket(
                                websocket,
                                List.copyOf(scans.keySet()),
                                commitment,
                                new LogsSocket.Listener() {
                                    @Override
                                    public void subscribed(int count) {
                                        subscribed.set(count);
                                        wakeAll();
                                    }

                                    @Override
                                    public void landed(String wallet, long slot) {
                                        wake(wallet, slot);
                                    }

                                    @Override
                                    public void disconnected() {
                                        subscribed.set(0);
                                    }
                                });
    }

    public void start() {
        threads.scheduleWithFixedDelay(this::wakeAll, 0, poll.toMillis(), TimeUnit.MILLISECONDS);
        if (socket != null) {
            socket.start();
        }
    }

    /** Wallets that the websocket watches now. */
    public int subscribed() {
        return subscribed.get();
    }

    /** Wallets whose last reading failed; they are tried again. */
    public long failing() {
        return scans.values().stream().filter(scan -> scan.failures() > 0).count();
    }

    private void wakeAll() {
        scans.keySet().forEach(wallet -> wake(wallet, 0));
    }

    private void wake(String wallet, long slot) {
        WalletScan scan = scans.get(wallet);
        if (scan != null && scan.wake(slot) && !threads.isShutdown()) {
            threads.execute(() -> run(scan));
        }
    }

    private void run(WalletScan scan) {
        scan.began();
        boolean well = false;
        try {
            WalletProgress progress = scan.progress();
            if (progress == null) {
                WalletPosition now = history.newest(scan.wallet());
                sink.began(scan.wallet(), now);
                progress = scan.begin(now);
            }
            backfill.catchUp(scan.wallet(), progress);
            well = true;
        } catch (RpcException e) {
            LOG.warn("wallet={} reason={}", scan.wallet(), e.getMessage());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return;
        } catch (RuntimeException e) {
            LOG.error("wallet={} reason={}", scan.wallet(), e.toString(), e);
        }
        boolean again = scan.ended(well);
        if (threads.isShutdown()) {
            return;
        }
        if (again) {
            threads.execute(() -> run(scan));
        } else if (!well) {
            later(scan, pause(scan.failures()));
        } else if (scan.isBehindAnnouncement(ANNOUNCED_PATIENCE)) {
            later(scan, ANNOUNCED_MILLIS);
        }
    }

    private long pause(int failures) {
        long pause = FIRST_PAUSE_MILLIS << Math.min(failures, 16);
        long bounded = Math.min(pause, Math.max(poll.toMillis(), FIRST_PAUSE_MILLIS));
        return bounded / 2 + ThreadLocalRandom.current().nextLong(bounded / 2 + 1);
    }

    private void later(WalletScan scan, long millis) {
        threads.schedule(() -> wake(scan.wallet(), 0), millis, TimeUnit.MILLISECONDS);
    }

    /** Returns once nothing more is handed on. */
    @Override
    public void close() throws InterruptedException {
        if (socket != null) {
            socket.close();
        }
        threads.shutdownNow();
        threads.awaitTermination(10, TimeUnit.SECONDS);
    }
}
