package io.slipstream.functions.risk;

import io.slipstream.functions.exit.ExitRules;
import io.slipstream.models.trade.OrderContext;
import io.slipstream.models.trade.Signal;
import io.slipstream.models.user.BlacklistRow.Kind;
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

    private static final String ACTIVE = "ACTIVE";
    private static final String HALTED = "HALTED";

    private RiskLimits() {}

    /**
     * Null if the buy may go on. The account must have observed the signal's time.
     *
     * @param system the operator's switch; null if unknown
     * @param ageMillis how long ago it was that caused the signal
     */
    static @Nullable RiskReason refusal(
            Signal signal,
            Account account,
            Position position,
            Leaders leaders,
            @Nullable String system,
            RiskConfig config,
            long ageMillis) {
        UserRow user = account.user;
        if (user == null) {
            return RiskReason.USER_MISSING;
        }
        UserSettingsRow settings = account.settings;
        if (settings == null) {
            return RiskReason.SETTINGS_MISSING;
        }
        RiskReason unusable = unusable(user, settings, config);
        if (unusable != null) {
            return unusable;
        }
        RiskReason stopped = stopped(user, settings, account, system);
        if (stopped != null) {
            return stopped;
        }
        if (signal.context() == OrderContext.COPY_TRADE
                && settings.effectiveCopying().state() == null) {
            return RiskReason.SETTINGS_MISSING;
        }
        if (signal.solLamports() <= 0) {
            return RiskReason.ZERO_AMOUNT;
        }
        RiskReason unwanted = unwanted(signal, leaders);
        if (unwanted != null) {
            return unwanted;
        }
        if (signal.context() == OrderContext.COPY_TRADE) {
            RiskReason refused =
                    CopyLimits.refusal(signal, account, position, leaders, config, ageMillis);
            if (refused != null) {
                return refused;
            }
        }
        if (signal.context() == OrderContext.SNIPER) {
            RiskReason refused = snipe(signal.solLamports(), account, settings);
            if (refused != null) {
                return refused;
            }
        }
        if (signal.context() == OrderContext.AUTOMATED) {
            RiskReason refused = AutomatedLimits.refusal(signal, account, position, settings);
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
        if (!position.isOpen() && account.openPositions >= settings.maxOpenPositions()) {
            return RiskReason.MAX_OPEN_POSITIONS;
        }
        long cost = Math.addExact(signal.solLamports(), config.feeLamports());
        if (Math.addExact(position.exposure(), cost) > settings.maxTokenExposureLamports()) {
            return RiskReason.TOKEN_EXPOSURE;
        }
        return balance(account, settings, Math.addExact(cost, config.keptLamports()), config);
    }

    /** What is reserved counts as spent. */
    private static @Nullable RiskReason balance(
            Account account, UserSettingsRow settings, long needed, RiskConfig config) {
        if (config.onChain() && !account.knowsWallet()) {
            return RiskReason.BALANCE_UNKNOWN;
        }
        long available = config.onChain() ? account.inWallet() : account.onPaper(settings);
        return available < needed ? RiskReason.INSUFFICIENT_BALANCE : null;
    }

    /** What stands above all limits: the strictest of user, breaker and operator. */
    private static @Nullable RiskReason stopped(
            UserRow user, UserSettingsRow settings, Account account, @Nullable String system) {
        if (!ACTIVE.equals(user.status())) {
            return RiskReason.USER_INACTIVE;
        }
        RiskReason halted = halted(account, system);
        if (halted != null) {
            return halted;
        }
        if (!ACTIVE.equals(settings.tradingState())) {
            return RiskReason.REDUCING;
        }
        if (account.breaker != null) {
            return RiskReason.BREAKER;
        }
        if (system == null) {
            return RiskReason.SYSTEM_STATE_UNKNOWN;
        }
        return ACTIVE.equals(system) ? null : RiskReason.SYSTEM_REDUCING;
    }

    /** What the user has listed as never to be bought; his own word stands above it. */
    private static @Nullable RiskReason unwanted(Signal signal, Leaders leaders) {
        if (signal.context() == OrderContext.MANUAL_COMMAND) {
            return null;
        }
        if (leaders.isListed(Kind.TOKEN, signal.mint())) {
            return RiskReason.BLACKLISTED_TOKEN;
        }
        String creator = signal.creator();
        return creator != null && leaders.isListed(Kind.CREATOR, creator)
                ? RiskReason.BLACKLISTED_CREATOR
                : null;
    }

    /** Who said that nothing automatic may happen; null if nobody. */
    static @Nullable RiskReason halted(Account account, @Nullable String system) {
        if (account.settings != null && HALTED.equals(account.settings.tradingState())) {
            return RiskReason.HALTED;
        }
        return HALTED.equals(system) ? RiskReason.SYSTEM_HALTED : null;
    }

    /** True if the day's realised loss has reached the user's limit, as far as he has one. */
    static boolean dailyLossReached(Account account) {
        return account.settings != null
                && account.settings.dailyLossLimitLamports() >= 0
                && -account.dayPnl >= account.settings.dailyLossLimitLamports();
    }

    private static @Nullable RiskReason unusable(
            UserRow user, UserSettingsRow settings, RiskConfig config) {
        if (settings.invalid() != null
                || tooMuch(settings.maxTradeSizeLamports())
                || tooMuch(settings.dailyLossLimitLamports())
                || tooMuch(settings.paperBalanceLamports())
                || tooMuch(settings.maxTokenExposureLamports())
                || (settings.useStopLoss()
                        && ExitRules.isNonsenseStop(settings.defaultStopLossBps()))
                || (settings.useTakeProfit() && settings.defaultTakeProfitBps() == 0)
                || tooMuch(settings.snipeMaxAmountLamports())
                || tooMuch(settings.snipeDailyLimitLamports())
                || tooMuch(settings.effectiveAdvice().autoBudgetLamports())
                || settings.slippageBps() > 10_000
                || (user.timeZone() != null && RiskDay.zone(user) == null)
                || !knownState(settings.tradingState())) {
            return RiskReason.SETTINGS_INVALID;
        }
        if (settings.maxTradeSizeLamports() < 0
                || settings.dailyLossLimitLamports() < 0
                || (settings.paperBalanceLamports() < 0 && !config.onChain())
                || settings.slippageBps() < 0
                || settings.maxOpenPositions() < 0
                || settings.maxTokenExposureLamports() < 0
                || (settings.useStopLoss() && settings.defaultStopLossBps() < 0)
                || (settings.useTakeProfit() && settings.defaultTakeProfitBps() < 0)
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
