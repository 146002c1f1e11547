package io.slipstream.models.layout;

import java.util.Base64;

/**
 * The line that Raydium AMM v4 logs for a swap: {@code ray_log: } and base64 of this. Amounts in
 * base units.
 *
 * <p>Source: raydium-io/raydium-amm, program/src/log.rs (SwapBaseInLog, SwapBaseOutLog: the same
 * eight fields; the last is the amount that the instruction did not fix).
 *
 * @param baseOut true for log type 4: the output was fixed and {@code computed} is the input
 * @param fixed the amount given by the user: in, or the maximum in if {@code baseOut}
 * @param limit the least out, or the exact out if {@code baseOut}
 * @param coinToPc direction 2 on the wire; 1 is pc to coin
 * @param userSource units in the user's source account before
 * @param poolCoin coin in the pool before the trade
 * @param poolPc pc in the pool before the trade
 * @param computed the amount out, or the amount in if {@code baseOut}
 */
public record RayLog(
        boolean baseOut,
        long fixed,
        long limit,
        boolean coinToPc,
        long userSource,
        long poolCoin,
        long poolPc,
        long computed) {

    public static final String PREFIX = "Program log: ray_log: ";
    private static final int SWAP_BASE_IN = 3;
    private static final int SWAP_BASE_OUT = 4;
    private static final int PC_TO_COIN = 1;
    private static final int COIN_TO_PC = 2;

    /**
     * Reads a swap's log.
     *
     * @throws MalformedLayoutException if it is not one
     */
    public static RayLog read(ByteReader in) {
        int type = in.u8();
        if (type != SWAP_BASE_IN && type != SWAP_BASE_OUT) {
            throw new MalformedLayoutException("expected ray_log type 3 or 4, was " + type);
        }
        return new RayLog(
                type == SWAP_BASE_OUT,
                in.u64(),
                in.u64(),
                in.u64() == COIN_TO_PC,
                in.u64(),
                in.u64(),
                in.u64(),
                in.u64());
    }

    public long amountIn() {
        return baseOut ? computed : fixed;
    }

    public long amountOut() {
        return baseOut ? limit : computed;
    }

    /** The log message of a transaction's meta. */
    public String toLogLine() {
        byte[] bytes =
                new ByteWriter()
                        .u8(baseOut ? SWAP_BASE_OUT : SWAP_BASE_IN)
                        .u64(fixed)
                        .u64(limit)
                        .u64(coinToPc ? COIN_TO_PC : PC_TO_COIN)
                        .u64(userSource)
                        .u64(poolCoin)
                        .u64(poolPc)
                        .u64(computed)
                        .toBytes();
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }
}
