package io.slipstream.connectors.wallet;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long the oldest version of the master key that still encrypts a wallet has been in use; looks
 * every hour, and warns past {@value #MAX_DAYS} days.
 */
public final class KeyAge implements AutoCloseable {

    /** Older keys are to be rotated. */
    public static final long MAX_DAYS = 90;

    private static final Logger LOG = LoggerFactory.getLogger(KeyAge.class);

    private final WalletTable wallets;
    private final ScheduledExecutorService hourly;
    private volatile long days;

    private KeyAge(WalletTable wallets) {
        this.wallets = wallets;
        hourly =
                Executors.newSingleThreadScheduledExecutor(
                        work -> {
                            Thread thread = new Thread(work, "wallet-key-age");
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    /** Looks once before it returns. */
    static KeyAge watch(WalletTable wallets) {
        KeyAge age = new KeyAge(wallets);
        age.look();
        age.hourly.scheduleWithFixedDelay(age::look, 1, 1, TimeUnit.HOURS);
        return age;
    }

    /**
     * Whole days from the earliest of the first uses until then; 0 if there is none.
     *
     * @param firstUses of the versions in use
     */
    public static long days(Collection<Instant> firstUses, Instant now) {
        if (firstUses.isEmpty()) {
            return 0;
        }
        return Math.max(0, Duration.between(Collections.min(firstUses), now).toDays());
    }

    /** As last looked. */
    long days() {
        return days;
    }

    private void look() {
        try {
            days = days(wallets.firstUses().values(), Instant.now());
        } catch (SQLException e) {
            LOG.warn("expected the age of the wallet master key, was {}", e.getMessage());
            return;
        }
        if (days > MAX_DAYS) {
            LOG.warn(
                    "walletKeyAgeDays={} expected at most {}: rotate it (scripts/slipstream keys rotate)",
                    days,
                    MAX_DAYS);
        }
    }

    @Override
    public void close() {
        hourly.shutdownNow();
    }
}
