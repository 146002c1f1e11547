package io.slipstream.models.layout;

/**
 * Meteora DAMM v1's {@code Swap}, logged as {@code Program data: } and base64. It names no pool.
 *
 * <p>Source: IDL amm (dynamic AMM). Amounts are what the vaults' shares stand for: they differ from
 * the transfers by a few parts in a million.
 *
 * @param inAmount base units paid in, without the protocol's fee
 * @param outAmount base units paid out
 * @param tradeFee the liquidity providers' fee, in the input mint
 * @param protocolFee the protocol's fee, in the input mint
 */
public record DammV1SwapEvent(long inAmount, long outAmount, long tradeFee, long protocolFee) {
    public static final long DISCRIMINATOR = Discriminator.ofEvent("Swap");

    /** Reads the body, after the discriminator. */
    public static DammV1SwapEvent read(ByteReader in) {
        DammV1SwapEvent event = new DammV1SwapEvent(in.u64(), in.u64(), in.u64(), in.u64());
        in.skip(Long.BYTES); // host fee, a part of the protocol's
        if (in.remaining() != 0) {
            throw new MalformedLayoutException(
                    "expected the end of the event, was " + in.remaining() + " more bytes");
        }
        return event;
    }
}
