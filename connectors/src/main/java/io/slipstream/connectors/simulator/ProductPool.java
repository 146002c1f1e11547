package io.slipstream.connectors.simulator;

import io.slipstream.models.unit.MulDiv;

/** A pool with x · y = k, and its two ways of taking fees. */
final class ProductPool {
    static final int RAYDIUM_FEE_BPS = 25;
    static final int LP_FEE_BPS = 20;
    static final int PROTOCOL_FEE_BPS = 5;
    static final int CREATOR_FEE_BPS = 5;

    private long base;
    private long quote;

    ProductPool(long base, long quote) {
        this.base = base;
        this.quote = quote;
    }

    /**
     * Output of an exact input, with Raydium's fee (25 bps of the input, rounded up, kept in the
     * pool).
     */
    static long raydiumOut(long in, long reserveIn, long reserveOut) {
        long net = in - MulDiv.ceil(in, RAYDIUM_FEE_BPS, 10_000);
        return net <= 0 ? 0 : MulDiv.floor(net, reserveOut, reserveIn + net);
    }

    /** Raydium: spends exactly {@code quoteIn}. */
    Fill raydiumBuy(long quoteIn) {
        long units = raydiumOut(quoteIn, quote, base);
        return units == 0 ? Fill.NOTHING : new Fill(units, quoteIn, quoteIn, 0, 0, 0);
    }

    /** Raydium: sells exactly {@code units}. */
    Fill raydiumSell(long units) {
        long out = raydiumOut(units, base, quote);
        return out == 0 ? Fill.NOTHING : new Fill(units, out, out, 0, 0, 0);
    }

    /** PumpSwap: the largest exact-output buy within the budget; fees are on top of the quote. */
    Fill pumpSwapBuy(long budget) {
        // Less the three lamports by which rounded-up fees can exceed their share.
        long net =
                MulDiv.floor(
                        Math.max(0, budget - 3),
                        10_000,
                        10_000 + LP_FEE_BPS + PROTOCOL_FEE_BPS + CREATOR_FEE_BPS);
        long units = MulDiv.floor(net, base, quote + net);
        if (units <= 0) {
            return Fill.NOTHING;
        }
        long amount = MulDiv.ceil(units, quote, base - units);
        long lp = MulDiv.ceil(amount, LP_FEE_BPS, 10_000);
        long protocol = MulDiv.ceil(amount, PROTOCOL_FEE_BPS, 10_000);
        long creator = MulDiv.ceil(amount, CREATOR_FEE_BPS, 10_000);
        return new Fill(
                units, amount + lp + protocol + creator, amount + lp, lp, protocol, creator);
    }

    /** PumpSwap: sells exactly {@code units}; fees come out of the quote. */
    Fill pumpSwapSell(long units) {
        long amount = MulDiv.floor(units, quote, base + units);
        long lp = MulDiv.ceil(amount, LP_FEE_BPS, 10_000);
        long protocol = MulDiv.ceil(amount, PROTOCOL_FEE_BPS, 10_000);
        long creator = MulDiv.ceil(amount, CREATOR_FEE_BPS, 10_000);
        if (amount <= lp + protocol + creator) {
            return Fill.NOTHING;
        }
        return new Fill(
                units, amount - lp - protocol - creator, amount - lp, lp, protocol, creator);
    }

    void bought(Fill fill) {
        base -= fill.units();
        quote += fill.poolQuote();
    }

    void sold(Fill fill) {
        base += fill.units();
        quote -= fill.poolQuote();
    }

    long base() {
        return base;
    }

    long quote() {
        return quote;
    }
}
