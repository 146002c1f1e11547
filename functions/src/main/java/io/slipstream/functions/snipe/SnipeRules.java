package io.slipstream.functions.snipe;

import io.slipstream.models.market.ScoredToken;
import io.slipstream.models.user.UserSettingsRow;
import java.util.ArrayList;
import java.util.List;

/** Whether a scored token meets a user's snipe settings. */
public final class SnipeRules {
    private SnipeRules() {}

    /** True if the user wants to snipe at all: only then is a token decided for him. */
    public static boolean wantsSnipes(UserSettingsRow settings) {
        return settings.snipeEnabled() && !settings.deleted();
    }

    /**
     * All that speaks against it; empty if the token is to be taken. What the user may spend in all
     * is the risk gate's matter.
     */
    public static List<SnipeReason> objections(UserSettingsRow settings, ScoredToken token) {
        if (settings.invalid() != null) {
            return List.of(SnipeReason.SETTINGS_INVALID);
        }
        List<SnipeReason> objections = new ArrayList<>();
        if (settings.snipeMaxAmountLamports() <= 0) {
            objections.add(SnipeReason.SNIPE_AMOUNT_UNSET);
        }
        if (settings.snipeMinConfidenceBps() < 0) {
            objections.add(SnipeReason.SNIPE_CONFIDENCE_UNSET);
        } else if (!(token.score() * 10_000 >= settings.snipeMinConfidenceBps())) {
            objections.add(SnipeReason.CONFIDENCE_TOO_LOW);
        }
        if (token.features().quoteReserve() <= 0 || token.features().baseReserve() <= 0) {
            objections.add(SnipeReason.NO_LIQUIDITY);
        }
        if (settings.minLiquidityUsdCents() > 0) {
            objections.add(SnipeReason.NO_SOL_USD_PRICE);
        }
        return objections;
    }
}
