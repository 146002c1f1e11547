package io.slipstream.connectors.jupiter;

import io.slipstream.models.chain.Side;
import io.slipstream.models.trade.OrderTerms;
import io.slipstream.models.unit.MulDiv;

/** The least that an order may bring by the price that its signal saw. */
final class PriceLimit {
    private static final int BPS = 10_000;

    private PriceLimit() {}

    /**
     * floor(floor(input × reference price) × (1 − slippage)); 0 without a reference price, {@link
     * Long#MAX_VALUE} if the price is so odd that the product leaves 63 bits.
     */
    static long least(OrderTerms terms) {
        if (terms.referenceSol() <= 0 || terms.referenceUnits() <= 0) {
            return 0;
        }
        try {
            long promised =
                    terms.side() == Side.BUY
                            ? MulDiv.floor(
                                    terms.inputAmount(),
                                    terms.referenceUnits(),
                                    terms.referenceSol())
                            : MulDiv.floor(
                                    terms.inputAmount(),
                                    terms.referenceSol(),
                                    terms.referenceUnits());
            return MulDiv.floor(promised, BPS - Math.min(terms.slippageBps(), BPS), BPS);
        } catch (ArithmeticException tooLarge) {
            return Long.MAX_VALUE;
        }
    }
}
