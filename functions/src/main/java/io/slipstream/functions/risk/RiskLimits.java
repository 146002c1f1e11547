package io.slipstream.functions.risk;

import io.slipstream.models.trade.OrderContext;
import io.slipstream.models.trade.Signal;
import io.slipstream.models.user.UserRow;
import io.slipstream.models.user.UserSettingsRow;
import org.jspecify.annotations.Nullable;

/**
 * Whether a user may buy. What is settled and what is reserved count alike, and unknown is not
 * safe.
 */
final class RiskLimits {
    /** More than all SOL there is (about 6 × 10^17 lamports): a setting above it is nonsense. */
    private static final long MOST_LAMPORTS = 1_000_000_000_000_000_000L;

    private RiskLimits() {}

    /** Null if the buy may go on. The account must have observed the signal's time. */
    static @Nullable RiskReason refusal(Signal signal, Account account, long feeLamports) {
        UserRow user = account.user;
        if (user == null) {
            return RiskReason.USER_MISSING;
        }
        UserSettingsRow settings = account.settings;
        if (settings == null) {
            return RiskReason.SETTINGS_MISSING;
        }
        RiskReason unusable = unusable(user, settings);
        if (unusable != null) {
            return unusable;
        }
        if (!"ACTIVE".equals(user.status())) {
            return RiskReason.USER_INACTIVE;
        }
        if (halted(account)) {
            return RiskReason.HALTED;
        }
        if (!"ACTIVE".equals(settings.tradingState())) {
            return RiskReason.REDUCING;
        }
        if (signal.solLamports() <= 0) {
            return RiskReason.ZERO_AMOUNT;
        }
        if (signal.context() == OrderContext.SNIPER) {
            RiskReason refused = snipe(signal.solLamports(), account, settings);
            if (refused != null) {
                return refused;
            }
        }
        if (signal.solLamports() > settings.maxTradeSizeLamports()) {
            return RiskReason.MAX_TRADE_SIZE;
        }
        if (dailyLossReached(account)) {
            return RiskReason.DAILY_LOSS_LIMIT;
        }
        long needed = Math.addExact(signal.solLamports(), feeLamports);
        return account.available(settings) < needed ? RiskReason.INSUFFICIENT_BALANCE : null;
    }

    /** True if nothing automatic may happen. */
    static boolean halted(Account account) {
        return account.settings != null && "HALTED".equals(account.settings.tradingState());
    }

    /** True if the day's realised loss has reached the user's limit, as far as he has one. */
    static boolean dailyLossReached(Account account) {
        return account.settings != null
                && account.settings.dailyLossLimitLamports() >= 0
                && -account.dayPnl >= account.settings.dailyLossLimitLamports();
    }

    private static @Nullable RiskReason unusable(UserRow user, UserSettingsRow settings) {
        if (settings.invalid() != null
                || tooMuch(settings.maxTradeSizeLamports())
                || tooMuch(settings.dailyLossLimitLamports())
                || tooMuch(settings.paperBalanceLamports())
                || tooMuch(settings.snipeMaxAmountLamports())
                || tooMuch(settings.snipeDailyLimitLamports())
                || settings.slippageBps() > 10_000
                || (user.timeZone() != null && RiskDay.zone(user) == null)
                || !knownState(settings.tradingState())) {
            return RiskReason.SETTINGS_INVALID;
        }
        if (settings.maxTradeSizeLamports() < 0
                || settings.dailyLossLimitLamports() < 0
                || settings.paperBalanceLamports() < 0
                || settings.slippageBps() < 0
                || settings.tradingState() == null
                || user.timeZone() == null) {
            return RiskReason.SETTINGS_MISSING;
        }
        return null;
    }

    private static boolean tooMuch(long lamports) {
        return lamports > MOST_LAMPORTS;
    }

    private static boolean knownState(@Nullable String state) {
        return state == null
                || state.equals("ACTIVE")
                || state.equals("REDUCING")
                || state.equals("HALTED");
    }

    private static @Nullable RiskReason snipe(
            long lamports, Account account, UserSettingsRow settings) {
        if (!settings.snipeEnabled()) {
            return RiskReason.SNIPE_OFF;
        }
        if (settings.snipeMaxAmountLamports() < 0 || settings.snipeDailyLimitLamports() < 0) {
            return RiskReason.SETTINGS_MISSING;
        }
        if (lamports > settings.snipeMaxAmountLamports()) {
            return RiskReason.SNIPE_MAX_AMOUNT;
        }
        long soFar = Math.addExact(account.snipeUsed, account.snipeReserved);
        return Math.addExact(soFar, lamports) > settings.snipeDailyLimitLamports()
                ? RiskReason.SNIPE_DAILY_LIMIT
                : null;
    }
}
