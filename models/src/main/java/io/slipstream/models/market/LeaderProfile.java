package io.slipstream.models.market;

/**
 * What a wallet has really done in a window that ends now, from all of its decoded trades. Amounts
 * in lamports.
 *
 * @param window {@code 1d}, {@code 7d}, {@code 30d} or {@code all}
 * @param at epoch seconds of its last trade
 * @param closed lots that were closed wholly: what is open wins and loses nothing yet
 * @param wins those of them that brought something
 * @param realized profit of all sells, first in first out, before network fees
 * @param unrealized of what is held at the last price; the same in each window
 * @param profitFactor gains ÷ losses of all sells; −1 if nothing was lost
 * @param drawdown deepest fall of the realised profit from an earlier height
 * @param medianHoldSeconds for which lots were held
 * @param tokens distinct mints traded
 * @param earlyShare share of buys as one of the first five wallets in a mint
 * @param largestWinShare share of the largest win in all wins
 * @param followedSoon realised by somebody who followed 0.4 s later with a tenth of a SOL each time
 * @param followedLater the same 2 s later
 * @param followedLate the same 10 s later
 * @param flags WASH, SYBIL, DUMPER, SNIPER, separated by commas; empty if none
 * @param tier S, A, B, C, D; FLAGGED; UNPROVEN with fewer than ten closed lots
 * @param score reputation, 0–100
 */
public record LeaderProfile(
        String address,
        String window,
        long at,
        long trades,
        long closed,
        long wins,
        long realized,
        long unrealized,
        double profitFactor,
        long drawdown,
        long medianHoldSeconds,
        long tokens,
        double earlyShare,
        double largestWinShare,
        long followedSoon,
        long followedLater,
        long followedLate,
        String flags,
        String tier,
        double score) {

    /** The window without a beginning. */
    public static final String ALL = "all";

    /** Share of closed lots that won; 0 if none is closed. */
    public double winRate() {
        return closed == 0 ? 0 : (double) wins / closed;
    }
}
