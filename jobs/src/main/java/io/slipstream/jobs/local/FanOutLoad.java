package io.slipstream.jobs.local;

import io.slipstream.models.chain.NetSwap;
import io.slipstream.models.chain.Side;
import io.slipstream.models.trade.Order;
import io.slipstream.models.unit.Mints;
import io.slipstream.models.user.CopyRelationRow;
import io.slipstream.models.user.SettingsChange;
import io.slipstream.models.user.SystemStateRow;
import io.slipstream.models.user.UserRow;
import io.slipstream.models.user.UserSettingsRow;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The rows and trades of a fan-out benchmark, and what its last trade came to. One benchmark at a
 * time has the process to itself, hence the static counters.
 */
final class FanOutLoad {
    private static final long SOL = 1_000_000_000L;
    private static final String MINT = "mint";

    private static final Semaphore TRADES = new Semaphore(0);
    private static final AtomicLong FIRST = new AtomicLong();
    private static final AtomicLong DECIDED = new AtomicLong();
    private static final AtomicLong LAST_DECIDED = new AtomicLong();
    private static final AtomicLong STORED = new AtomicLong();
    private static final AtomicLong LAST_STORED = new AtomicLong();

    private FanOutLoad() {}

    /** The next trade of the leader is to come now. */
    static void trade() {
        FIRST.set(0);
        DECIDED.set(0);
        STORED.set(0);
        TRADES.release();
    }

    static boolean isStored(long followers) {
        return STORED.get() >= followers;
    }

    static FanOutBench.Burst burst(long cpuMillis, double fairness) {
        return new FanOutBench.Burst(
                DECIDED.get(),
                FIRST.get(),
                LAST_DECIDED.get(),
                LAST_STORED.get(),
                cpuMillis,
                fairness);
    }

    /** How many changes make so many users, each with some leaders. */
    static long changes(long users, int leadersEach) {
        return users * (2 + leadersEach) + 2;
    }

    /** The change at a place: each user with his settings and relations, at the end the marks. */
    static SettingsChange change(long place, long users, int leadersEach, int leaders) {
        long user = place / (2 + leadersEach) + 1;
        if (user > users) {
            return place == changes(users, leadersEach) - 1
                    ? SettingsChange.bootstrapped()
                    : SettingsChange.of(new SystemStateRow("ACTIVE", null, false));
        }
        int part = (int) (place % (2 + leadersEach));
        return switch (part) {
            case 0 -> SettingsChange.of(new UserRow(user, "ACTIVE", "UTC", user, false));
            case 1 -> SettingsChange.of(rich(user));
            default ->
                    SettingsChange.of(
                            new CopyRelationRow(
                                    user,
                                    leader((user * 7 + (part - 2) * 13L) % leaders),
                                    true,
                                    "FIXED",
                                    SOL / 100,
                                    -1,
                                    -1,
                                    true,
                                    0,
                                    null,
                                    false));
        };
    }

    /** A trade of the leader if one is to come, else one of somebody whom nobody follows. */
    static NetSwap swap(long place) {
        boolean leads = TRADES.tryAcquire();
        long now = System.currentTimeMillis();
        return new NetSwap(
                "signature-" + place,
                place + 1,
                0,
                0,
                now / 1000,
                now,
                leads ? leader(0) : "nobody",
                Side.BUY,
                Mints.SOL,
                SOL,
                MINT + place,
                1_000_000,
                2 * SOL,
                -1,
                false);
    }

    static Order decided(Order order) {
        long millis = System.currentTimeMillis() - order.terms().receivedAt();
        if (DECIDED.getAndIncrement() == 0) {
            FIRST.set(millis);
        }
        LAST_DECIDED.set(millis);
        return order;
    }

    static Order stored(Order order) {
        LAST_STORED.set(System.currentTimeMillis() - order.terms().receivedAt());
        STORED.incrementAndGet();
        return order;
    }

    /** 44 characters, as a wallet's address has. */
    private static String leader(long n) {
        return "Leader" + "1".repeat(30) + (10_000_000 + n);
    }

    private static UserSettingsRow rich(long user) {
        return new UserSettingsRow(
                user,
                SOL,
                5 * SOL,
                1_000,
                true,
                0,
                false,
                -1,
                false,
                -1,
                "ACTIVE",
                false,
                SOL,
                0,
                SOL,
                1_000 * SOL,
                1_000,
                1_000 * SOL,
                null,
                false);
    }
}
