package io.slipstream.models.layout;

/**
 * Meteora DLMM's {@code Swap} and its successor {@code Swap2Evt}, emitted by CPI.
 *
 * <p>Source: IDL lb_clmm. Both have more fields, which are not read.
 *
 * @param amountIn base units paid in
 * @param amountOut base units paid out
 * @param feeRate billionths of what was paid in (the IDL calls it fee_bps)
 */
public record DlmmSwapEvent(String pool, String user, long amountIn, long amountOut, long feeRate) {
    public static final long DISCRIMINATOR = Discriminator.ofEvent("Swap");
    public static final long DISCRIMINATOR_2 = Discriminator.ofEvent("Swap2Evt");

    /** Fee rate of one hundredth of a percent. */
    public static final long RATE_PER_BPS = 100_000;

    private static final int BIN_IDS = 8;

    /** Reads the body of a {@code Swap}, after the discriminator. */
    public static DlmmSwapEvent read(ByteReader in) {
        String pool = in.key();
        String user = in.key();
        in.skip(BIN_IDS);
        long amountIn = in.u64();
        long amountOut = in.u64();
        in.skip(1 + 2 * Long.BYTES); // direction, fee, protocol fee
        return new DlmmSwapEvent(pool, user, amountIn, amountOut, in.u64());
    }

    /** Reads the body of a {@code Swap2Evt}, after the discriminator. */
    public static DlmmSwapEvent read2(ByteReader in) {
        String pool = in.key();
        String user = in.key();
        in.skip(BIN_IDS + 1); // and direction
        long feeRate = in.u64();
        in.skip(Long.BYTES); // the upper half of the rate
        long amountIn = in.u64();
        long left = in.u64();
        return new DlmmSwapEvent(pool, user, amountIn - left, in.u64(), feeRate);
    }
}
