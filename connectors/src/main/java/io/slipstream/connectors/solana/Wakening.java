package io.slipstream.connectors.solana;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the websocket tells: wakes wallets, or hands whole transactions on. */
final class Wakening implements FeedSocket.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(Wakening.class);

    /** After what the websocket brought, the history is read with this delay, for many at once. */
    private static final long HEARD_MILLIS = 5_000;

    /** Connections that ended early, one after another, until wallets count as polled. */
    private static final int FAILURES = 3;

    private final WalletReadings readings;
    private final FeedHealth health;
    private final Unconfirmed unconfirmed;
    private final TransactionSink sink;
    private final Commitment commitment;
    private volatile long followMillis = -1;

    Wakening(
            WalletReadings readings,
            FeedHealth health,
            Unconfirmed unconfirmed,
            TransactionSink sink,
            Commitment commitment) {
        this.readings = readings;
        this.health = health;
        this.unconfirmed = unconfirmed;
        this.sink = sink;
        this.commitment = commitment;
    }

    @Override
    public void subscribed(String wallet, boolean whole) {
        WalletScan scan = readings.get(wallet);
        if (scan != null) {
            if (scan.isNew()) {
                followMillis = System.currentTimeMillis() - scan.since();
                LOG.info("wallet={} subscribed afterMillis={}", wallet, followMillis);
            }
            scan.subscribed(whole);
            readings.wake(wallet, 0);
        }
    }

    /**
     * From the change that told to follow the newest wallet to its subscription, millis; −1 if none
     * has been new.
     */
    long followMillis() {
        return followMillis;
    }

    @Override
    public void refused(String wallet) {
        WalletScan scan = readings.get(wallet);
        if (scan != null) {
            scan.polled();
        }
    }

    @Override
    public void landed(String wallet, long slot) {
        health.slot(slot, System.currentTimeMillis());
        readings.wake(wallet, slot);
    }

    @Override
    public void heard(HeardTransaction transaction) {
        health.slot(transaction.slot(), System.currentTimeMillis());
        WalletScan scan = readings.get(transaction.wallet());
        if (scan == null) {
            return;
        }
        boolean settled = scan.settling(System.currentTimeMillis()) == 0;
        if (!settled || !sink.heard(transaction)) {
            readings.wake(transaction.wallet(), transaction.slot());
            return;
        }
        if (commitment == Commitment.PROCESSED) {
            unconfirmed.add(transaction.signature(), transaction.slot());
        }
        scan.heard(transaction.slot());
        readings.later(scan, HEARD_MILLIS);
    }

    @Override
    public void slot(long slot) {
        health.slot(slot, System.currentTimeMillis());
    }

    @Override
    public void disconnected(int failures) {
        for (WalletScan scan : readings.all()) {
            scan.disconnected(health.tip(), System.currentTimeMillis());
            if (failures >= FAILURES) {
                scan.polled();
            }
        }
    }
}
