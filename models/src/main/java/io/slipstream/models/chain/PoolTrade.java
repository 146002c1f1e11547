package io.slipstream.models.chain;

import org.jspecify.annotations.Nullable;

/**
 * One trade in one pool (a leg). Base is the token, quote is SOL, else USDC or USDT, else the mint
 * that sorts last.
 *
 * @param mint the base mint: the key of prices and features
 * @param quoteMint the other mint
 * @param program address of the program that ran the trade
 * @param dex its short name, e.g. {@code pumpfun}
 * @param pool pool or bonding curve, base58; null if unknown
 * @param trader wallet, base58; null if unknown
 * @param baseReserve base units in the pool after the trade, as the price sees them (virtual on a
 *     bonding curve); -1 if unknown or if the pool is not a constant product
 * @param quoteReserve quote units in the pool after the trade, likewise
 * @param feeBps fee in hundredths of a percent; -1 if unknown
 * @param solUsdMicros price of one SOL in millionths of a dollar known at that moment; -1 if
 *     unknown
 */
public record PoolTrade(
        String signature,
        long slot,
        int position,
        int ordinal,
        long blockTime,
        long receivedAt,
        String mint,
        String quoteMint,
        String program,
        String dex,
        @Nullable String pool,
        @Nullable String trader,
        String inputMint,
        long inputAmount,
        String outputMint,
        long outputAmount,
        long baseReserve,
        long quoteReserve,
        int feeBps,
        long solUsdMicros) {

    /** A leg as it is decoded, before anybody has said what SOL costs. */
    public PoolTrade(
            String signature,
            long slot,
            int position,
            int ordinal,
            long blockTime,
            long receivedAt,
            String mint,
            String quoteMint,
            String program,
            String dex,
            @Nullable String pool,
            @Nullable String trader,
            String inputMint,
            long inputAmount,
            String outputMint,
            long outputAmount,
            long baseReserve,
            long quoteReserve,
            int feeBps) {
        this(
                signature,
                slot,
                position,
                ordinal,
                blockTime,
                receivedAt,
                mint,
                quoteMint,
                program,
                dex,
                pool,
                trader,
                inputMint,
                inputAmount,
                outputMint,
                outputAmount,
                baseReserve,
                quoteReserve,
                feeBps,
                -1);
    }

    /** The same with the price of SOL. */
    public PoolTrade withSolUsd(long micros) {
        return new PoolTrade(
                signature,
                slot,
                position,
                ordinal,
                blockTime,
                receivedAt,
                mint,
                quoteMint,
                program,
                dex,
                pool,
                trader,
                inputMint,
                inputAmount,
                outputMint,
                outputAmount,
                baseReserve,
                quoteReserve,
                feeBps,
                micros);
    }

    /** True if the trader received the base mint. */
    public boolean isBuy() {
        return outputMint.equals(mint);
    }

    /** Units of the quote mint that changed hands. */
    public long quoteAmount() {
        return isBuy() ? inputAmount : outputAmount;
    }

    /** Units of the base mint that changed hands. */
    public long baseAmount() {
        return isBuy() ? outputAmount : inputAmount;
    }

    /** True if both reserves are known, so that a constant-product price can be computed. */
    public boolean hasReserves() {
        return baseReserve > 0 && quoteReserve > 0;
    }
}
