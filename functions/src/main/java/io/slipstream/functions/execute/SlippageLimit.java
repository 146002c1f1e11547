package io.slipstream.functions.execute;

import io.slipstream.models.chain.Side;
import io.slipstream.models.unit.MulDiv;

/** The least that a fill may bring: what the reference price promises, less the slippage. */
final class SlippageLimit {
    private static final int BPS = 10_000;

    private SlippageLimit() {}

    /**
     * floor(floor(input × price) × (1 − slippage)); {@link Long#MAX_VALUE}, which no fill reaches,
     * if the price is so odd that the product leaves 63 bits.
     *
     * @param lamports SOL side of the reference price, above zero
     * @param units the mint's side of it, above zero
     */
    static long least(Side side, long input, long lamports, long units, int slippageBps) {
        try {
            long promised =
                    side == Side.BUY
                            ? MulDiv.floor(input, units, lamports)
                            : MulDiv.floor(input, lamports, units);
            return MulDiv.floor(promised, BPS - slippageBps, BPS);
        } catch (ArithmeticException tooLarge) {
            return Long.MAX_VALUE;
        }
    }
}
