package io.slipstream.models.layout;

/**
 * Meteora DAMM v2's {@code EvtSwap2}, emitted by CPI. Amounts in base units.
 *
 * <p>Source: IDL cp_amm. The earlier {@code EvtSwap} does not say on which side its fee was taken,
 * and is not read. The reserves that it ends with are those of a price range, not of a constant
 * product.
 *
 * @param includedFeeInput input with the fee, if that was taken on the input
 * @param excludedFeeInput input without it; the same where the fee was taken on the output
 * @param output base units paid out, after a fee on the output
 * @param fees all parts of the fee
 */
public record DammV2SwapEvent(
        String pool, long includedFeeInput, long excludedFeeInput, long output, long fees) {

    public static final long DISCRIMINATOR = Discriminator.ofEvent("EvtSwap2");

    /** Direction, fee mode, referral flag, two amounts u64, swap mode. */
    private static final int PARAMETERS = 20;

    private static final int SQRT_PRICE = 16;

    /** Reads the body, after the discriminator. */
    public static DammV2SwapEvent read(ByteReader in) {
        String pool = in.key();
        in.skip(PARAMETERS);
        long included = in.u64();
        long excluded = in.u64();
        in.skip(Long.BYTES); // amount left
        long output = in.u64();
        in.skip(SQRT_PRICE);
        long fees = in.u64() + in.u64() + in.u64() + in.u64();
        return new DammV2SwapEvent(pool, included, excluded, output, fees);
    }

    /** Units on which the fees were taken. */
    public long feeBase() {
        return includedFeeInput != excludedFeeInput ? includedFeeInput : output + fees;
    }
}
