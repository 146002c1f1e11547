package io.slipstream.functions.risk;

import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderState;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** When a user's breaker opens, and how it closes. */
final class Breakers {
    private Breakers() {}

    /**
     * Counts a booked order.
     *
     * @param failuresAllowed failed orders in a row that open nothing yet
     * @return the breaker that this opened; null if none, or if one was open before
     */
    static @Nullable Breaker count(Order booked, Account account, int failuresAllowed) {
        if (booked.state() == OrderState.FILLED) {
            account.failures = 0;
        } else if (booked.state() == OrderState.FAILED) {
            account.failures++;
        }
        boolean lost = lostTwice(account);
        account.lossResumed &= lost;
        if (account.breaker != null) {
            return null;
        }
        if (lost && !account.lossResumed) {
            return open(Breaker.DAILY_LOSS, account, booked);
        }
        return account.failures > failuresAllowed
                ? open(Breaker.CONSECUTIVE_FAILURES, account, booked)
                : null;
    }

    /**
     * Closes the breaker. A loss that it knows of does not open it again.
     *
     * @return the breaker that was open; null if none was
     */
    static @Nullable Breaker resume(Account account) {
        Breaker open = account.breaker;
        account.breaker = null;
        account.breakerSince = 0;
        account.failures = 0;
        account.lossResumed = open != null && lostTwice(account);
        return open;
    }

    private static Breaker open(Breaker breaker, Account account, Order booked) {
        account.breaker = breaker;
        account.breakerSince = booked.filledAt();
        return breaker;
    }

    private static boolean lostTwice(Account account) {
        if (account.settings == null || account.settings.dailyLossLimitLamports() < 0) {
            return false;
        }
        BigInteger limit = BigInteger.valueOf(account.settings.dailyLossLimitLamports());
        return BigInteger.valueOf(account.dayPnl).negate().compareTo(limit.shiftLeft(1)) > 0;
    }
}
