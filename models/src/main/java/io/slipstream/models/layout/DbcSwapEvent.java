package io.slipstream.models.layout;

/**
 * Meteora DBC's {@code EvtSwap} and {@code EvtSwap2}, emitted by CPI. Amounts in base units.
 *
 * <p>Source: IDL dynamic_bonding_curve. A curve is made of price ranges: no event has reserves that
 * a constant product could use.
 *
 * @param includedFeeInput input with the fee, if that was taken on the input
 * @param excludedFeeInput input without it; the same where the fee was taken on the output
 * @param output base units paid out, after a fee on the output
 * @param fees trading, protocol and referral fee
 */
public record DbcSwapEvent(
        String pool, long includedFeeInput, long excludedFeeInput, long output, long fees) {

    public static final long DISCRIMINATOR = Discriminator.ofEvent("EvtSwap");
    public static final long DISCRIMINATOR_2 = Discriminator.ofEvent("EvtSwap2");

    /** Config, direction, referral flag. */
    private static final int HEAD = 34;

    private static final int SQRT_PRICE = 16;

    /** Reads the body of an {@code EvtSwap}, after the discriminator. */
    public static DbcSwapEvent read(ByteReader in) {
        String pool = in.key();
        in.skip(HEAD + 2 * Long.BYTES); // and the amounts that were asked for
        long excluded = in.u64();
        long output = in.u64();
        in.skip(SQRT_PRICE);
        long fees = in.u64() + in.u64() + in.u64();
        return new DbcSwapEvent(pool, in.u64(), excluded, output, fees);
    }

    /** Reads the body of an {@code EvtSwap2}, after the discriminator. */
    public static DbcSwapEvent read2(ByteReader in) {
        String pool = in.key();
        in.skip(HEAD + 2 * Long.BYTES + 1); // and the swap mode
        long included = in.u64();
        long excluded = in.u64();
        in.skip(Long.BYTES); // amount left
        long output = in.u64();
        in.skip(SQRT_PRICE);
        return new DbcSwapEvent(pool, included, excluded, output, in.u64() + in.u64() + in.u64());
    }

    /** Units on which the fees were taken. */
    public long feeBase() {
        return includedFeeInput != excludedFeeInput ? includedFeeInput : output + fees;
    }
}
