package io.slipstream.models.layout;

/**
 * Raydium LaunchLab's {@code TradeEvent}, emitted by CPI. Amounts in base units.
 *
 * <p>Source: IDL raydium_launchpad. Older events lack the creator's fee: they are one u64 shorter.
 *
 * @param virtualBase virtual base reserve at the curve's start
 * @param virtualQuote virtual quote reserve at the curve's start
 * @param realBaseBefore base sold by the curve before this trade
 * @param realQuoteBefore quote collected before this trade, without fees
 * @param fees protocol, platform, creator and share fee, in the quote mint: within {@code amountIn}
 *     of a buy, already taken off {@code amountOut} of a sell
 */
public record LaunchLabTradeEvent(
        String pool,
        long virtualBase,
        long virtualQuote,
        long realBaseBefore,
        long realQuoteBefore,
        long realBaseAfter,
        long realQuoteAfter,
        long amountIn,
        long amountOut,
        long fees,
        boolean buy) {

    public static final long DISCRIMINATOR = Discriminator.ofEvent("TradeEvent");

    /** Relative difference of two products up to which rounding explains it. */
    private static final double ROUNDING = 1e-6;

    /** Four fees u64, direction, status, exact_in. */
    private static final int TAIL_WITH_CREATOR_FEE = 35;

    /** Reads the body, after the discriminator. */
    public static LaunchLabTradeEvent read(ByteReader in) {
        String pool = in.key();
        in.skip(Long.BYTES); // total base to sell
        long virtualBase = in.u64();
        long virtualQuote = in.u64();
        long realBaseBefore = in.u64();
        long realQuoteBefore = in.u64();
        long realBaseAfter = in.u64();
        long realQuoteAfter = in.u64();
        long amountIn = in.u64();
        long amountOut = in.u64();
        int feeCount = in.remaining() >= TAIL_WITH_CREATOR_FEE ? 4 : 3;
        long fees = 0;
        for (int i = 0; i < feeCount; i++) {
            fees += in.u64();
        }
        return new LaunchLabTradeEvent(
                pool,
                virtualBase,
                virtualQuote,
                realBaseBefore,
                realQuoteBefore,
                realBaseAfter,
                realQuoteAfter,
                amountIn,
                amountOut,
                fees,
                in.u8() == 0);
    }

    /** Base units after the trade, as a constant product sees them. */
    public long baseReserve() {
        return virtualBase - realBaseAfter;
    }

    /** Quote units after the trade, as a constant product sees them. */
    public long quoteReserve() {
        return virtualQuote + realQuoteAfter;
    }

    /** Quote units on which the fees were taken. */
    public long quoteWithFees() {
        return buy ? amountIn : amountOut + fees;
    }

    /**
     * True if base × quote is the same before and after, up to rounding. Curves of a fixed or
     * linear price carry the same fields with another meaning.
     */
    public boolean isConstantProduct() {
        double before =
                ((double) virtualBase - realBaseBefore) * ((double) virtualQuote + realQuoteBefore);
        double after = (double) baseReserve() * (double) quoteReserve();
        return before > 0
                && baseReserve() > 0
                && quoteReserve() > 0
                && Math.abs(after - before) <= before * ROUNDING;
    }
}
