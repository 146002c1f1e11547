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
        List<SnipeReason> objections = objections(SnipeProfile.of(settings), token);
        boolean confident = token.score() * 10_000 >= settings.snipeMinConfidenceBps();
        return confident || settings.snipeMinConfidenceBps() < 0 || settings.invalid() != null
                ? objections
                : withLowConfidence(objections);
    }

    /**
     * What speaks against buying a token at all, at any age and on whoever's word: a pool without
     * reserves or smaller than the user allows, and what could keep him from selling.
     */
    public static List<SnipeReason> dangers(UserSettingsRow settings, ScoredToken token) {
        List<SnipeReason> dangers = new ArrayList<>();
        if (token.features().quoteReserve() <= 0 || token.features().baseReserve() <= 0) {
            dangers.add(SnipeReason.NO_LIQUIDITY);
        }
        if (settings.checkHoneypots()) {
            TokenFilters.facts(token.safety(), false, 0, dangers);
        }
        if (settings.minLiquidityUsdCents() < 0) {
            dangers.add(SnipeReason.MIN_LIQUIDITY_UNSET);
        } else if (settings.minLiquidityUsdCents() > 0) {
            liquidity(SnipeProfile.of(settings), token.features(), dangers);
        }
        return dangers;
    }

    /** The same, of a user whose minimum the score does not reach. */
    static List<SnipeReason> withLowConfidence(List<SnipeReason> objections) {
        List<SnipeReason> all = new ArrayList<>(objections);
        all.add(SnipeReason.CONFIDENCE_TOO_LOW);
        return all;
    }

    /** What speaks against it for all users of a profile, whatever score they ask for. */
    static List<SnipeReason> objections(SnipeProfile profile, ScoredToken token) {
        if (profile.wrong()) {
            return List.of(SnipeReason.SETTINGS_INVALID);
        }
        List<SnipeReason> objections = new ArrayList<>();
        if (!profile.amountSet()) {
            objections.add(SnipeReason.SNIPE_AMOUNT_UNSET);
        }
        if (!profile.confidenceSet()) {
            objections.add(SnipeReason.SNIPE_CONFIDENCE_UNSET);
        }
        if (token.features().quoteReserve() <= 0 || token.features().baseReserve() <= 0) {
            objections.add(SnipeReason.NO_LIQUIDITY);
        }
        liquidity(profile, token.features(), objections);
        if (profile.checkHoneypots()) {
            TokenFilters.facts(
                    token.safety(),
                    profile.filters().allFacts(),
                    profile.provenLamports(),
                    objections);
        }
        TokenFilters.liquidity(token.safety().lp(), profile.filters(), objections);
        TokenFilters.features(token, profile.filters(), objections);
        return objections;
    }

    private static void liquidity(
            SnipeProfile profile, TokenFeatures token, List<SnipeReason> objections) {
        long least = profile.minLiquidityUsdCents();
        long most = profile.filters().maxLiquidityUsdCents();
        if (least < 0) {
            objections.add(SnipeReason.MIN_LIQUIDITY_UNSET);
        }
        if (least <= 0 && most < 0) {
            return;
        }
        if (token.solUsdMicros() <= 0) {
            objections.add(SnipeReason.NO_SOL_USD_PRICE);
            return;
        }
        long cents = usdCents(token);
        if (cents < least) {
            objections.add(SnipeReason.LIQUIDITY_TOO_LOW);
        }
        if (most >= 0 && cents > most) {
            objections.add(SnipeReason.LIQUIDITY_TOO_HIGH);
        }
    }

    /**
     * What the pool's SOL is worth: the most that all sellers together could get out. On a bonding
     * curve the reserves are those that the price sees; what nobody has paid in is taken off.
     */
    private static long usdCents(TokenFeatures token) {
        long lamports = token.quoteReserve();
        if (token.dex().equals(PumpFun.DEX)) {
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
