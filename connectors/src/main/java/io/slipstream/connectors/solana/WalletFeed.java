package io.slipstream.connectors.solana;

import io.slipstream.models.chain.Retraction;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
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

    private static final long PULSE_MILLIS = 100;
    private static final long SLOT_SILENCE_MILLIS = 2_000;
    private static final long RETRACTION_MILLIS = 1_000;

    private final FeedOptions options;
    private final JsonRpcClient client;
    private final WalletReadings readings;
    private final PollingRound polling;
    private final Unconfirmed unconfirmed;
    private final FeedHealth health;
    private final Wakening wakening;
    private final NewestSlot newest;
    private final TransactionSink sink;
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
        this.sink = sink;
        WalletHistory history = new WalletHistory(client, options.commitment());
        unconfirmed = new Unconfirmed(client);
        health = new FeedHealth(options);
        newest = new NewestSlot(client, health);
        polling = new PollingRound(client, history, options.batchPause());
        Backfill backfill =
                new Backfill(
                        client,
                        history,
                        options.commitment(),
                        sink,
                        unconfirmed,
                        WalletReadings.ANNOUNCED);
        readings =
                new WalletReadings(
                        new WalletBeginning(history, sink),
                        backfill,
                        newest,
                        health,
                        options.poll());
        wakening = new Wakening(readings, health, unconfirmed, sink, options.commitment());
        socket = websocket == null ? null : new FeedSocket(websocket, options, wakening);
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
        follow(
                position == null
                        ? WalletSplit.beginning(wallet, 0)
                        : WalletSplit.at(wallet, position));
    }

    /** Follows one more wallet as the split says. */
    void follow(WalletSplit split) {
        WalletScan scan = new WalletScan(split, System.currentTimeMillis());
        if (!readings.add(scan)) {
            return;
        }
        split.unproven().forEach(each -> unconfirmed.add(each.signature(), each.slot()));
        if (socket == null) {
            scan.polled();
        } else {
            socket.follow(split.address());
        }
        readings.wake(split.address(), 0);
    }

    void unfollow(String wallet) {
        if (readings.remove(wallet) != null && socket != null) {
            socket.unfollow(wallet);
        }
    }

    long followed() {
        return readings.all().size();
    }

    /** Wallets that the websocket watches now. */
    public long subscribed() {
        return readings.all().stream().filter(WalletScan::isSubscribed).count();
    }

    /** Wallets of which the websocket brings whole transactions now, not only the news of them. */
    public long broughtWhole() {
        return readings.all().stream().filter(WalletScan::bringsTransactions).count();
    }

    /** See {@link Wakening#followMillis}. */
    long followMillis() {
        return wakening.followMillis();
    }

    /** Wallets whose last reading failed; they are tried again. */
    public long failing() {
        return readings.all().stream().filter(scan -> scan.failures() > 0).count();
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
        guarded(newest::learn);
        for (WalletScan scan : polling.active(readings.all(), health)) {
            readings.wake(scan.wallet(), 0);
        }
    }

    /** A node whose websocket does not tell of slots is asked for them. */
    private void pulse() {
        long now = System.currentTimeMillis();
        if (Math.min(health.silentFor(now), now - slotAskedAt) > SLOT_SILENCE_MILLIS
                && slotAsked.isDone()) {
            slotAskedAt = now;
            slotAsked = CompletableFuture.runAsync(() -> guarded(newest::ask), heart);
        }
        sink.pulse(health.pulse(readings.all(), System.currentTimeMillis()));
    }

    private void retract() throws RpcException, InterruptedException {
        for (Retraction dropped : unconfirmed.dropped(health.tip())) {
            sink.retracted(dropped);
        }
    }

    /** Returns once nothing more is handed on. */
    @Override
    public void close() throws InterruptedException {
        if (socket != null) {
            socket.close();
        }
        heart.shutdownNow();
        readings.close();
        heart.awaitTermination(10, TimeUnit.SECONDS);
    }
}
