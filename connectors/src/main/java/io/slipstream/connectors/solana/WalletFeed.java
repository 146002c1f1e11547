package io.slipstream.connectors.solana;

import io.slipstream.models.chain.Retraction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All transactions of some wallets (or programs), from their positions on. What a wallet's history
 * says is the truth, and a position only follows from it; the websocket wakes, or brings a
 * transaction early, so a message that was lost costs time and never a transaction. After each
 * reconnect, and every so often without one, all wallets are looked at.
 */
public final class WalletFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WalletFeed.class);
    private static final int THREADS = 8;

    /** The node that told of a transaction may be ahead of the one that serves history. */
    private static final long ANNOUNCED_MILLIS = 200;

    private static final int ANNOUNCED_PATIENCE = 25;
    private static final long FIRST_PAUSE_MILLIS = 500;

    /** After what the websocket brought, the history is read with this delay, for many at once. */
    private static final long HEARD_MILLIS = 5_000;

    private static final long PULSE_MILLIS = 100;
    private static final long SLOT_SILENCE_MILLIS = 2_000;
    private static final long RETRACTION_MILLIS = 5_000;

    /** Connections that ended early, one after another, until wallets count as polled. */
    private static final int FAILURES = 3;

    private final Map<String, WalletScan> scans = new ConcurrentHashMap<>();
    private final FeedOptions options;
    private final JsonRpcClient client;
    private final WalletHistory history;
    private final Backfill backfill;
    private final PollingRound polling;
    private final Unconfirmed unconfirmed;
    private final FeedHealth health;
    private final TransactionSink sink;
    private final ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(THREADS);
    private final ScheduledExecutorService heart = Executors.newScheduledThreadPool(4);
    private final @Nullable FeedSocket socket;
    private CompletableFuture<Void> slotAsked = CompletableFuture.completedFuture(null);
    private long slotAskedAt;

    /**
     * @param websocket null: by polling only
     */
    public WalletFeed(
            JsonRpcClient client,
            @Nullable RpcEndpoint websocket,
            FeedOptions options,
            TransactionSink sink) {
        this.client = client;
        this.options = options;
        this.history = new WalletHistory(client, options.commitment());
        this.unconfirmed = new Unconfirmed(client);
        this.backfill =
                new Backfill(
                        client,
                        history,
                        options.commitment(),
                        sink,
                        unconfirmed,
                        Duration.ofMillis(ANNOUNCED_MILLIS));
        this.polling = new PollingRound(client, history, options.batchPause());
        this.health = new FeedHealth(options);
        this.sink = sink;
        this.threads.setRemoveOnCancelPolicy(true);
        this.socket = websocket == null ? null : new FeedSocket(websocket, options, new Wakening());
    }

    public void start() {
        every(options.poll().toMillis(), this::poll);
        every(PULSE_MILLIS, this::pulse);
        if (options.commitment() == Commitment.PROCESSED) {
            every(RETRACTION_MILLIS, this::retract);
        }
        if (socket != null) {
            socket.start();
        }
    }

    /**
     * Follows one more wallet.
     *
     * @param position null: from now on
     */
    public void follow(String wallet, @Nullable WalletPosition position) {
        follow(wallet, position, List.of(), List.of());
    }

    /**
     * @param recent what was handed on above the position
     * @param unproven what was handed on as processed and not confirmed since
     */
    void follow(
            String wallet,
            @Nullable WalletPosition position,
            List<LandedSignature> recent,
            List<LandedSignature> unproven) {
        WalletScan scan = new WalletScan(wallet, position, recent);
        if (scans.putIfAbsent(wallet, scan) != null) {
            return;
        }
        unproven.forEach(each -> unconfirmed.add(each.signature(), each.slot()));
        if (socket == null) {
            scan.polled();
        } else {
            socket.follow(wallet);
        }
        wake(wallet, 0);
    }

    void unfollow(String wallet) {
        WalletScan scan = scans.remove(wallet);
        if (scan != null) {
            scan.unfollow();
            if (socket != null) {
                socket.unfollow(wallet);
            }
        }
    }

    long followed() {
        return scans.size();
    }

    /** Wallets that the websocket watches now. */
    public long subscribed() {
        return scans.values().stream().filter(WalletScan::isSubscribed).count();
    }

    /** Wallets whose last reading failed; they are tried again. */
    public long failing() {
        return scans.values().stream().filter(scan -> scan.failures() > 0).count();
    }

    FeedHealth health() {
        return health;
    }

    PollingRound polling() {
        return polling;
    }

    JsonRpcClient client() {
        return client;
    }

    private void every(long millis, Task task) {
        heart.scheduleWithFixedDelay(() -> guarded(task), 0, millis, TimeUnit.MILLISECONDS);
    }

    private interface Task {
        void run() throws RpcException, InterruptedException;
    }

    private void guarded(Task task) {
        try {
            task.run();
        } catch (RpcException e) {
            LOG.warn("feed reason={}", e.getMessage());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("feed reason={}", e.toString(), e);
        }
    }

    private void poll() throws InterruptedException {
        learnSlot();
        for (WalletScan scan : polling.active(scans.values(), health)) {
            wake(scan.wallet(), 0);
        }
    }

    /** A node whose websocket does not tell of slots is asked for them. */
    private void pulse() throws InterruptedException {
        long now = System.currentTimeMillis();
        if (Math.min(health.silentFor(now), now - slotAskedAt) > SLOT_SILENCE_MILLIS
                && slotAsked.isDone()) {
            slotAskedAt = now;
            slotAsked = CompletableFuture.runAsync(() -> guarded(this::askSlot), heart);
        }
        sink.pulse(health.pulse(scans.values(), System.currentTimeMillis()));
    }

    private void learnSlot() throws InterruptedException {
        if (health.tip() < 0) {
            guarded(this::askSlot);
        }
    }

    private void askSlot() throws RpcException, InterruptedException {
        Map<String, Object> newest = Map.of("commitment", Commitment.PROCESSED.wire());
        long slot = JsonRpcClient.await(client.call(RpcCall.of("getSlot", newest))).asLong(-1);
        health.slot(slot, System.currentTimeMillis());
    }

    private void retract() throws RpcException, InterruptedException {
        for (Retraction dropped : unconfirmed.dropped(health.tip())) {
            sink.retracted(dropped);
        }
    }

    /** What the websocket tells. */
    private final class Wakening implements FeedSocket.Listener {

        @Override
        public void subscribed(String wallet) {
            WalletScan scan = scans.get(wallet);
            if (scan != null) {
                scan.subscribed();
                wake(wallet, 0);
            }
        }

        @Override
        public void refused(String wallet) {
            WalletScan scan = scans.get(wallet);
            if (scan != null) {
                scan.polled();
            }
        }

        @Override
        public void landed(String wallet, long slot) {
            health.slot(slot, System.currentTimeMillis());
            wake(wallet, slot);
        }

        @Override
        public void heard(HeardTransaction transaction) {
            health.slot(transaction.slot(), System.currentTimeMillis());
            WalletScan scan = scans.get(transaction.wallet());
            if (scan == null) {
                return;
            }
            if (!sink.heard(transaction)) {
                wake(transaction.wallet(), transaction.slot());
                return;
            }
            if (options.commitment() == Commitment.PROCESSED) {
                unconfirmed.add(transaction.signature(), transaction.slot());
            }
            scan.heard(transaction.slot());
            later(scan, HEARD_MILLIS);
        }

        @Override
        public void slot(long slot) {
            health.slot(slot, System.currentTimeMillis());
        }

        @Override
        public void disconnected(int failures) {
            for (WalletScan scan : scans.values()) {
                scan.disconnected(health.tip(), System.currentTimeMillis());
                if (failures >= FAILURES) {
                    scan.polled();
                }
            }
        }
    }

    private void wake(String wallet, long slot) {
        WalletScan scan = scans.get(wallet);
        if (scan != null && scan.wake(slot, System.currentTimeMillis()) && !threads.isShutdown()) {
            threads.execute(() -> run(scan));
        }
    }

    private void run(WalletScan scan) {
        boolean well = false;
        try {
            learnSlot();
            scan.began(health.tip(), System.currentTimeMillis());
            WalletProgress progress = scan.progress();
            if (progress == null) {
                WalletPosition now = history.newest(scan.wallet());
                sink.began(scan.wallet(), now);
                progress = scan.begin(now);
            }
            backfill.catchUp(scan, progress);
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
            later(scan, ANNOUNCED_MILLIS);
        }
    }

    private long pause(int failures) {
        long pause = FIRST_PAUSE_MILLIS << Math.min(failures, 16);
        long bounded = Math.min(pause, Math.max(options.poll().toMillis(), FIRST_PAUSE_MILLIS));
        return bounded / 2 + ThreadLocalRandom.current().nextLong(bounded / 2 + 1);
    }

    private void later(WalletScan scan, long millis) {
        if (!threads.isShutdown()) {
            threads.schedule(() -> wake(scan.wallet(), 0), millis, TimeUnit.MILLISECONDS);
        }
    }

    /** Returns once nothing more is handed on. */
    @Override
    public void close() throws InterruptedException {
        if (socket != null) {
            socket.close();
        }
        heart.shutdownNow();
        threads.shutdownNow();
        heart.awaitTermination(10, TimeUnit.SECONDS);
        threads.awaitTermination(10, TimeUnit.SECONDS);
    }
}
