package io.slipstream.models.layout;

/**
 * Orca Whirlpool's {@code Traded}, logged as {@code Program data: } and base64. Amounts in base
 * units of what was paid in and out.
 *
 * <p>Source: IDL whirlpool (orca-so/whirlpools, events/trade.rs). Transactions before 2024 lack it.
 *
 * @param inputAmount what the user's account lost, fees included
 * @param outputAmount what left the vault
 * @param lpFee the liquidity providers' part of the fee, in the input mint
 * @param protocolFee the protocol's part, in the input mint
 */
public record WhirlpoolTradedEvent(
        String pool, long inputAmount, long outputAmount, long lpFee, long protocolFee) {

    public static final long DISCRIMINATOR = Discriminator.ofEvent("Traded");

    /** Direction bool, square root of the price before and after, u128 each. */
    private static final int DIRECTION_AND_PRICES = 33;

    private static final int TRANSFER_FEES = 16;

    /** Reads the body, after the discriminator. */
    public static WhirlpoolTradedEvent read(ByteReader in) {
        String pool = in.key();
        in.skip(DIRECTION_AND_PRICES);
        long input = in.u64();
        long output = in.u64();
        in.skip(TRANSFER_FEES);
        return new WhirlpoolTradedEvent(pool, input, output, in.u64(), in.u64());
    }
}
