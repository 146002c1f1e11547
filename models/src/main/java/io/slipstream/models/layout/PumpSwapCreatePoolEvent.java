package io.slipstream.models.layout;

import org.jspecify.annotations.Nullable;

/**
 * PumpSwap's {@code CreatePoolEvent}. Source: idl/pump_amm.json.
 *
 * @param timestamp epoch seconds
 * @param poolBase base units in the pool after its creation
 * @param poolQuote quote units in the pool after its creation
 * @param coinCreator null in events of early 2025
 */
public record PumpSwapCreatePoolEvent(
        long timestamp,
        int index,
        String creator,
        String baseMint,
        String quoteMint,
        int baseDecimals,
        int quoteDecimals,
        long baseAmountIn,
        long quoteAmountIn,
        long poolBase,
        long poolQuote,
        long minimumLiquidity,
        long initialLiquidity,
        long lpTokensOut,
        int poolBump,
        String pool,
        String lpMint,
        String userBaseAccount,
        String userQuoteAccount,
        @Nullable String coinCreator) {

    public static final long DISCRIMINATOR = Discriminator.ofEvent("CreatePoolEvent");

    /** Reads the body, after the discriminator. */
    public static PumpSwapCreatePoolEvent read(ByteReader in) {
        return new PumpSwapCreatePoolEvent(
                in.i64(),
                in.u16(),
                in.key(),
                in.key(),
                in.key(),
                in.u8(),
                in.u8(),
                in.u64(),
                in.u64(),
                in.u64(),
                in.u64(),
                in.u64(),
                in.u64(),
                in.u64(),
                in.u8(),
                in.key(),
                in.key(),
                in.key(),
                in.key(),
                in.has(32) ? in.key() : null);
    }

    /** Data of the event's self-CPI. */
    public byte[] toCpiData() {
        return new ByteWriter()
                .u64(Discriminator.EVENT_CPI)
                .u64(DISCRIMINATOR)
                .i64(timestamp)
                .u16(index)
                .key(creator)
                .key(baseMint)
                .key(quoteMint)
                .u8(baseDecimals)
                .u8(quoteDecimals)
                .u64(baseAmountIn)
                .u64(quoteAmountIn)
                .u64(poolBase)
                .u64(poolQuote)
                .u64(minimumLiquidity)
                .u64(initialLiquidity)
                .u64(lpTokensOut)
                .u8(poolBump)
                .key(pool)
                .key(lpMint)
                .key(userBaseAccount)
                .key(userQuoteAccount)
                .key(coinCreator == null ? Programs.SYSTEM : coinCreator)
                .toBytes();
    }
}
