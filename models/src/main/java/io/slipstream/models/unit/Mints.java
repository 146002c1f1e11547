package io.slipstream.models.unit;

/** Mints that have a meaning of their own. */
public final class Mints {
    /** Wrapped SOL; native SOL is written the same. 9 decimals. */
    public static final String SOL = "So11111111111111111111111111111111111111112";

    /** USD Coin. 6 decimals. */
    public static final String USDC = "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v";

    /** Tether USD. 6 decimals. */
    public static final String USDT = "Es9vMFrzaCERmJfrF4H2FYD4KCoNkY11McCe8BenwNYB";

    private Mints() {}

    public static boolean isSol(String mint) {
        return SOL.equals(mint);
    }

    public static boolean isStable(String mint) {
        return USDC.equals(mint) || USDT.equals(mint);
    }

    /** True for SOL and the stable coins: what prices are quoted in. */
    public static boolean isQuote(String mint) {
        return isSol(mint) || isStable(mint);
    }
}
