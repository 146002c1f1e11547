package io.slipstream.models.user;

import org.jspecify.annotations.Nullable;

/**
 * What a user wants done with recommendations. Amounts in lamports, confidences in hundredths of a
 * percent; −1: unknown, then nothing is bought with it.
 *
 * @param strategy null: unknown, then nothing is recommended
 * @param offers true if he wants to be offered tokens
 * @param offerLamports what an offer's button spends
 * @param offerConfidenceBps least confidence of an offer
 * @param auto true if recommendations are bought for him
 * @param autoLamports spent on each
 * @param autoBudgetLamports most that these buys may cost in his day
 * @param autoTrades most of them in his day
 * @param autoPositions most mints that may be held or being bought by them at once
 * @param autoConfidenceBps least confidence of such a buy
 */
public record AdviceRow(
        @Nullable Strategy strategy,
        boolean offers,
        long offerLamports,
        int offerConfidenceBps,
        boolean auto,
        long autoLamports,
        long autoBudgetLamports,
        int autoTrades,
        int autoPositions,
        int autoConfidenceBps) {

    /** Neither offers nor automatic buys. */
    public static final AdviceRow OFF =
            new AdviceRow(Strategy.CONSERVATIVE, false, -1, -1, false, -1, -1, -1, -1, -1);
}
