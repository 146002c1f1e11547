package io.slipstream.models.layout;

import org.jspecify.annotations.Nullable;

/**
 * PumpSwap's {@code BuyEvent} and {@code SellEvent}: one layout under two discriminators. Amounts
 * in base units.
 *
 * <p>Source: idl/pump_amm.json. What follows the coin creator's fee (volume counters, name,
 * cashback) is not read.
 *
 * @param buy true for BuyEvent: base leaves the pool
 * @param timestamp epoch seconds
 * @param baseAmount base out (buy) or in (sell)
 * @param quoteLimit most quote in (buy), least quote out (sell)
 * @param poolBase base in the pool before the trade
 * @param poolQuote quote in the pool before the trade
 * @param quoteAmount quote without any fee: what the curve gives
 * @param quoteWithLpFee {@code quote_amount_in_with_lp_fee} (buy: what enters the pool) or {@code
 *     quote_amount_out_without_lp_fee} (sell: what leaves it)
 * @param userQuote what the user paid or received, after all fees
 * @param coinCreatorFeeBps 0 where the event does not reach it
 */
public record PumpSwapTradeEvent(
        boolean buy,
        long timestamp,
        long baseAmount,
        long quoteLimit,
        long userBaseBefore,
        long userQuoteBefore,
        long poolBase,
        long poolQuote,
        long quoteAmount,
        long lpFeeBps,
        long lpFee,
        long protocolFeeBps,
        long protocolFee,
        long quoteWithLpFee,
        long userQuote,
        String pool,
        String user,
        String userBaseAccount,
        String userQuoteAccount,
        String protocolFeeRecipient,
        String protocolFeeAccount,
        @Nullable String coinCreator,
        long coinCreatorFeeBps,
        long coinCreatorFee) {

    public static final long BUY_DISCRIMINATOR = Discriminator.ofEvent("BuyEvent");
    public static final long SELL_DISCRIMINATOR = Discriminator.ofEvent("SellEvent");

    /** Reads the body, after the discriminator, which says whether it is a buy. */
    public static PumpSwapTradeEvent read(ByteReader in, boolean buy) {
        long timestamp = in.i64();
        long baseAmount = in.u64();
        long quoteLimit = in.u64();
        long userBase = in.u64();
        long userQuoteBefore = in.u64();
        long poolBase = in.u64();
        long poolQuote = in.u64();
        long quoteAmount = in.u64();
        long lpFeeBps = in.u64();
        long lpFee = in.u64();
        long protocolFeeBps = in.u64();
        long protocolFee = in.u64();
        long quoteWithLpFee = in.u64();
        long userQuote = in.u64();
        String pool = in.key();
        String user = in.key();
        String userBaseAccount = in.key();
        String userQuoteAccount = in.key();
        String feeRecipient = in.key();
        String feeAccount = in.key();
        boolean creatorFee = in.has(32 + 8 + 8);
        return new PumpSwapTradeEvent(
                buy,
                timestamp,
                baseAmount,
                quoteLimit,
                userBase,
                userQuoteBefore,
                poolBase,
                poolQuote,
                quoteAmount,
                lpFeeBps,
                lpFee,
                protocolFeeBps,
                protocolFee,
                quoteWithLpFee,
                userQuote,
                pool,
                user,
                userBaseAccount,
                userQuoteAccount,
                feeRecipient,
                feeAccount,
                creatorFee ? in.key() : null,
                creatorFee ? in.u64() : 0,
                creatorFee ? in.u64() : 0);
    }

    public int totalFeeBps() {
        return (int) (lpFeeBps + protocolFeeBps + coinCreatorFeeBps);
    }

    public long poolBaseAfter() {
        return buy ? poolBase - baseAmount : poolBase + baseAmount;
    }

    public long poolQuoteAfter() {
        return buy ? poolQuote + quoteWithLpFee : poolQuote - quoteWithLpFee;
    }

    /** Data of the event's self-CPI. */
    public byte[] toCpiData() {
        return new ByteWriter()
                .u64(Discriminator.EVENT_CPI)
                .u64(buy ? BUY_DISCRIMINATOR : SELL_DISCRIMINATOR)
                .i64(timestamp)
                .u64(baseAmount)
                .u64(quoteLimit)
                .u64(userBaseBefore)
                .u64(userQuoteBefore)
                .u64(poolBase)
                .u64(poolQuote)
                .u64(quoteAmount)
                .u64(lpFeeBps)
                .u64(lpFee)
                .u64(protocolFeeBps)
                .u64(protocolFee)
                .u64(quoteWithLpFee)
                .u64(userQuote)
                .key(pool)
                .key(user)
                .key(userBaseAccount)
                .key(userQuoteAccount)
                .key(protocolFeeRecipient)
                .key(protocolFeeAccount)
                .key(coinCreator == null ? Programs.SYSTEM : coinCreator)
                .u64(coinCreatorFeeBps)
                .u64(coinCreatorFee)
                .toBytes();
    }
}
