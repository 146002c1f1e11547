package io.slipstream.models.market;

import org.jspecify.annotations.Nullable;

/**
 * Whether those who made a token can harm who holds it. Null is unknown, and unknown is not safe.
 *
 * @param slot at which it was read; -1 if nothing was
 * @param readFrom {@code pumpfun}: the program's own rules, known from the stream; {@code rpc}: the
 *     mint's account; {@code simulator}: the simulated chain; {@code none}
 * @param mintable true if somebody can make more of it
 * @param freezable true if somebody can freeze holders' accounts
 * @param trapped true if a Token-2022 extension can take, tax or stop transfers: fee, hook,
 *     permanent delegate, accounts that begin frozen, non-transferable, and any that is not known
 * @param trap which extension it is, in words; null if none or unknown
 * @param mutable true if name, symbol and picture can be changed
 * @param sellableLamports the largest buy, in lamports, of which a simulation showed that all it
 *     brings can be sold again; {@link #ANY_AMOUNT} where the program sees to it, 0 if not even the
 *     smallest could be sold, {@link #SALE_UNKNOWN} if nobody tried
 * @param lp the pool's liquidity, with a slot of its own
 */
public record SafetyFacts(
        String mint,
        long slot,
        String readFrom,
        @Nullable Boolean mintable,
        @Nullable Boolean freezable,
        @Nullable Boolean trapped,
        @Nullable String trap,
        @Nullable Boolean mutable,
        long sellableLamports,
        LpShare lp) {

    /** What an older state does not hold is unknown. */
    public SafetyFacts {
        lp = lp == null ? LpShare.UNKNOWN : lp;
    }

    public static final long SALE_UNKNOWN = -1;
    public static final long ANY_AMOUNT = Long.MAX_VALUE;

    /** What the mint alone says: nothing of a sale, nothing of a pool. */
    public static SafetyFacts ofMint(
            String mint,
            long slot,
            String readFrom,
            @Nullable Boolean mintable,
            @Nullable Boolean freezable,
            @Nullable Boolean trapped,
            @Nullable String trap,
            @Nullable Boolean mutable) {
        return new SafetyFacts(
                mint,
                slot,
                readFrom,
                mintable,
                freezable,
                trapped,
                trap,
                mutable,
                SALE_UNKNOWN,
                LpShare.UNKNOWN);
    }

    /** Of a token of which nothing could be read. */
    public static SafetyFacts unknown(String mint) {
        return ofMint(mint, -1, "none", null, null, null, null, null);
    }

    /** The same of a pool with this liquidity. */
    public SafetyFacts with(LpShare share) {
        return new SafetyFacts(
                mint,
                slot,
                readFrom,
                mintable,
                freezable,
                trapped,
                trap,
                mutable,
                sellableLamports,
                share);
    }

    /** The same, where buys of up to so many lamports could be sold again. */
    public SafetyFacts sellable(long lamports) {
        return new SafetyFacts(
                mint, slot, readFrom, mintable, freezable, trapped, trap, mutable, lamports, lp);
    }
}
