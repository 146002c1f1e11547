package io.slipstream.models.layout;

/**
 * Raydium CLMM's {@code SwapEvent}, logged as {@code Program data: } and base64. Amounts in base
 * units of the pool's mints 0 and 1.
 *
 * <p>Source: raydium-io/raydium-clmm, states/pool.rs, IDL amm_v3. The event has no fee: the rate
 * stands in the pool's config. Price, liquidity and tick behind the direction are not read.
 *
 * @param transferFee0 what Token-2022 withheld of mint 0
 * @param zeroForOne true if mint 0 was paid in
 */
public record ClmmSwapEvent(
        String pool,
        long amount0,
        long transferFee0,
        long amount1,
        long transferFee1,
        boolean zeroForOne) {

    public static final long DISCRIMINATOR = Discriminator.ofEvent("SwapEvent");
    private static final int KEY = 32;

    /** Price u128, liquidity u128, tick i32: checked to be there, so that it is this event. */
    private static final int TAIL = 36;

    /** Reads the body, after the discriminator. */
    public static ClmmSwapEvent read(ByteReader in) {
        String pool = in.key();
        in.skip(3 * KEY); // sender, token accounts 0 and 1
        ClmmSwapEvent event =
                new ClmmSwapEvent(pool, in.u64(), in.u64(), in.u64(), in.u64(), in.bool());
        in.skip(TAIL);
        return event;
    }

    /** What was paid in, in base units. */
    public long amountIn() {
        return zeroForOne ? amount0 : amount1;
    }

    /** What was paid out, in base units. */
    public long amountOut() {
        return zeroForOne ? amount1 : amount0;
    }
}
