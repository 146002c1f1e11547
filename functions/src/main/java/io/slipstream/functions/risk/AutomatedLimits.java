package io.slipstream.functions.risk;

import io.slipstream.models.trade.Signal;
import io.slipstream.models.user.AdviceRow;
import io.slipstream.models.user.UserSettingsRow;
import org.jspecify.annotations.Nullable;

/** What a user allows of buys on recommendations, beside all other limits. Unknown is not safe. */
final class AutomatedLimits {
    private AutomatedLimits() {}

    /** Null if nothing here speaks against it. The account must have observed the signal's time. */
    static @Nullable RiskReason refusal(
            Signal signal, Account account, Position position, UserSettingsRow settings) {
        AdviceRow limits = settings.effectiveAdvice();
        if (!limits.auto()) {
            return RiskReason.AUTO_OFF;
        }
        if (limits.autoLamports() < 0
                || limits.autoBudgetLamports() < 0
                || limits.autoTrades() < 0
                || limits.autoPositions() < 0) {
            return RiskReason.SETTINGS_MISSING;
        }
        if (signal.solLamports() > limits.autoLamports()) {
            return RiskReason.AUTO_MAX_AMOUNT;
        }
        if (account.autoTrades >= limits.autoTrades()) {
            return RiskReason.AUTO_DAILY_TRADES;
        }
        long soFar = Math.addExact(account.autoUsed, account.autoReserved);
        if (Math.addExact(soFar, signal.solLamports()) > limits.autoBudgetLamports()) {
            return RiskReason.AUTO_DAILY_BUDGET;
        }
        return !position.isAutomated() && account.autoPositions >= limits.autoPositions()
                ? RiskReason.AUTO_MAX_POSITIONS
                : null;
    }
}
