package io.slipstream.models.user;

import org.jspecify.annotations.Nullable;

/**
 * What a user asks of a token beside score and liquidity. −1 means that he does not ask.
 *
 * @param maxTopHoldersBps most that ten wallets may hold of what was bought
 * @param maxCreatorBps most that the creator may hold of it
 * @param maxBundleBps most of the buyers' SOL that may have come in the birth's own slot, creator
 *     aside
 * @param maxSniperBps the same of the two slots after it
 * @param maxCreatorRugs most earlier tokens of the creator that he let down
 * @param maxCreatorLaunches most earlier tokens of the creator at all
 * @param maxNamesakes most older tokens of the same symbol
 * @param minSentiment 0–100; an unknown sentiment is below any
 * @param minCommunity 0–100, likewise
 * @param maxLiquidityUsdCents most that the pool may hold
 * @param minLpBps least share of the pool's liquidity that must be burned or locked; unknown is
 *     less than any, a bonding curve has nothing to burn
 * @param venues dexes that he allows, comma-separated; null: all
 * @param passes at how many ages in a row a token must pass, at least 1
 * @param allFacts true if every fact of safety must be known and good, also that nobody can make
 *     more of the token and that its name stands; otherwise those that keep one from selling
 */
public record SnipeFilters(
        int maxTopHoldersBps,
        int maxCreatorBps,
        int maxBundleBps,
        int maxSniperBps,
        int maxCreatorRugs,
        int maxCreatorLaunches,
        int maxNamesakes,
        int minSentiment,
        int minCommunity,
        long maxLiquidityUsdCents,
        int minLpBps,
        @Nullable String venues,
        int passes,
        boolean allFacts) {

    /** Nothing but what keeps one from selling. */
    public static final SnipeFilters NONE =
            new SnipeFilters(-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, null, 1, false);

    public static final SnipeFilters BOLD =
            new SnipeFilters(-1, 6_000, 7_000, -1, 2, -1, -1, -1, -1, -1, -1, null, 1, false);

    public static final SnipeFilters BALANCED =
            new SnipeFilters(
                    9_500, 4_000, 4_000, 6_000, 0, 10, -1, 30, -1, -1, 5_000, null, 1, false);

    public static final SnipeFilters CAREFUL =
            new SnipeFilters(9_000, 3_000, 2_500, 5_000, 0, 3, 2, 40, -1, -1, 9_000, null, 2, true);

    /** The preset of that name; null if there is none. */
    public static @Nullable SnipeFilters preset(String name) {
        return switch (name) {
            case "careful" -> CAREFUL;
            case "balanced" -> BALANCED;
            case "bold" -> BOLD;
            default -> null;
        };
    }
}
