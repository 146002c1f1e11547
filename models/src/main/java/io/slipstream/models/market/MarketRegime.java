package io.slipstream.models.market;

/**
 * The market of the last minute as it stands at the end of a slot.
 *
 * @param tokens active ones, which are those of the other figures
 * @param breadth 0–1: share of them whose price is above that of a minute ago
 * @param volatility median of their absolute changes within a minute
 * @param launches of the last minute
 * @param launchRate launches of the last minute / launches of a usual minute; −1 if unknown
 * @param solTrend price of SOL now / that of five minutes ago (or as far back as is known) − 1; not
 *     a number if unknown
 */
public record MarketRegime(
        long slot,
        Regime regime,
        int tokens,
        double breadth,
        double volatility,
        int launches,
        double launchRate,
        double solTrend) {

    /** Nothing is known. */
    public static final MarketRegime UNKNOWN =
            new MarketRegime(0, Regime.UNKNOWN, 0, 0, 0, 0, -1, Double.NaN);
}
