package io.slipstream.functions.exit;

import io.slipstream.models.market.PoolPrice;
import io.slipstream.models.trade.Lot;
import io.slipstream.models.unit.MulDiv;
import io.slipstream.models.user.UserSettingsRow;
import org.jspecify.annotations.Nullable;

/**
 * Stop loss and take profit. A lot is worth its units at the pool's price, without fee and impact
 * of selling it; it is held against what it has cost, fees included.
 */
public final class ExitRules {
    private static final int WHOLE_BPS = 10_000;

    private ExitRules() {}

    /** True if this user wants to be told of prices at all. */
    public static boolean wantsExits(UserSettingsRow settings) {
        return !settings.deleted() && (stops(settings) || takes(settings));
    }

    /** True if a stop loss at this percentage would sell at once or never. */
    public static boolean isNonsenseStop(int bps) {
        return bps == 0 || bps >= WHOLE_BPS;
    }

    /** What the price asks for; null if the lot is to be kept. */
    public static @Nullable ExitTrigger due(Lot lot, PoolPrice price, UserSettingsRow settings) {
        try {
            long worth = MulDiv.floor(lot.tokenUnits(), price.lamports(), price.units());
            if (stops(settings) && worth <= stopAt(lot, settings)) {
                return ExitTrigger.STOP_LOSS;
            }
            return takes(settings) && worth >= takeAt(lot, settings)
                    ? ExitTrigger.TAKE_PROFIT
                    : null;
        } catch (ArithmeticException forgedReserves) {
            return null;
        }
    }

    /** floor(cost × (1 − stop loss)): at this value or below it is sold. */
    private static long stopAt(Lot lot, UserSettingsRow settings) {
        return MulDiv.floor(
                lot.costLamports(), WHOLE_BPS - settings.defaultStopLossBps(), WHOLE_BPS);
    }

    /** ceil(cost × (1 + take profit)): at this value or above it is sold. */
    private static long takeAt(Lot lot, UserSettingsRow settings) {
        return MulDiv.ceil(
                lot.costLamports(), WHOLE_BPS + settings.defaultTakeProfitBps(), WHOLE_BPS);
    }

    private static boolean stops(UserSettingsRow settings) {
        return settings.useStopLoss()
                && settings.defaultStopLossBps() > 0
                && !isNonsenseStop(settings.defaultStopLossBps());
    }

    private static boolean takes(UserSettingsRow settings) {
        return settings.useTakeProfit() && settings.defaultTakeProfitBps() > 0;
    }
}
