package io.slipstream.functions.snipe;

import io.slipstream.models.layout.PumpFun;
import io.slipstream.models.market.ScoredToken;
import io.slipstream.models.market.TokenFeatures;
import io.slipstream.models.unit.MulDiv;
import io.slipstream.models.user.UserSettingsRow;
import java.util.ArrayList;
import java.util.List;

/** Whether a scored token meets a user's snipe settings. */
public final class SnipeRules {
    private static final String BONDING_CURVE = "pumpfun";

    /** 10^9 lamports in a SOL, 10^4 millionths of a dollar in a cent. */
    private static final long LAMPORT_MICROS_IN_A_CENT = 10_000_000_000_000L;

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
        if (settings.minLiquidityUsdCents() < 0) {
            objections.add(SnipeReason.MIN_LIQUIDITY_UNSET);
        } else if (settings.minLiquidityUsdCents() > 0) {
            if (token.features().solUsdMicros() <= 0) {
                objections.add(SnipeReason.NO_SOL_USD_PRICE);
            } else if (usdCents(token.features()) < settings.minLiquidityUsdCents()) {
                objections.add(SnipeReason.LIQUIDITY_TOO_LOW);
            }
        }
        return objections;
    }

    /**
     * What the pool's SOL is worth: the most that all sellers together could get out. On a bonding
     * curve the reserves are those that the price sees; what nobody has paid in is taken off.
     */
    private static long usdCents(TokenFeatures token) {
        long lamports = token.quoteReserve();
        if (token.dex().equals(BONDING_CURVE)) {
            lamports -= PumpFun.INITIAL_VIRTUAL_LAMPORTS;
        }
        try {
            return MulDiv.floor(
                    Math.max(0, lamports), token.solUsdMicros(), LAMPORT_MICROS_IN_A_CENT);
        } catch (ArithmeticException forgedReserves) {
            return 0;
        }
    }
}
