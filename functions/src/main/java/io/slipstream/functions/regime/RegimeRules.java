package io.slipstream.functions.regime;

import io.slipstream.models.market.MarketRegime;
import io.slipstream.models.market.Regime;

/**
 * Names how the market stands, from points:
 *
 * <ul>
 *   <li>breadth at least {@link #BROAD}: +1; at most {@link #THIN}: −1
 *   <li>launches at least {@link #BUSY} times the usual: +1; at most {@link #QUIET} times: −1
 *   <li>median change of a minute at least {@link #WILD}: −1
 *   <li>price of SOL up by {@link #SOL_UP} within five minutes: +1; down by {@link #SOL_DOWN}: −1
 * </ul>
 *
 * Fewer than {@link #LEAST_TOKENS} active tokens are UNKNOWN. At most −1 is RISK_OFF. At least +1
 * is RISK_ON, but only with a broad market and a known price of SOL. All else is NEUTRAL.
 */
public final class RegimeRules {
    static final int LEAST_TOKENS = 3;
    static final double BROAD = 0.55;
    static final double THIN = 0.35;
    static final double BUSY = 1.5;
    static final double QUIET = 0.5;
    static final double WILD = 0.5;
    static final double SOL_UP = 0.005;
    static final double SOL_DOWN = 0.01;

    private RegimeRules() {}

    /** The regime of these figures; what stands there as regime does not matter. */
    public static Regime of(MarketRegime seen) {
        if (seen.tokens() < LEAST_TOKENS
                || !Double.isFinite(seen.breadth())
                || !Double.isFinite(seen.volatility())) {
            return Regime.UNKNOWN;
        }
        int points = points(seen);
        if (points <= -1) {
            return Regime.RISK_OFF;
        }
        boolean rising = seen.breadth() >= BROAD && Double.isFinite(seen.solTrend());
        return points >= 1 && rising ? Regime.RISK_ON : Regime.NEUTRAL;
    }

    private static int points(MarketRegime seen) {
        int points = seen.breadth() >= BROAD ? 1 : seen.breadth() <= THIN ? -1 : 0;
        if (seen.launchRate() >= 0) {
            points += seen.launchRate() >= BUSY ? 1 : seen.launchRate() <= QUIET ? -1 : 0;
        }
        points -= seen.volatility() >= WILD ? 1 : 0;
        // What is not a number is in neither of both.
        points += seen.solTrend() >= SOL_UP ? 1 : seen.solTrend() <= -SOL_DOWN ? -1 : 0;
        return points;
    }
}
