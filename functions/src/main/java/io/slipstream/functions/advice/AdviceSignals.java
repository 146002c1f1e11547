package io.slipstream.functions.advice;

import io.slipstream.models.chain.Side;
import io.slipstream.models.market.Recommendation;
import io.slipstream.models.market.TokenFeatures;
import io.slipstream.models.trade.Offer;
import io.slipstream.models.trade.OrderContext;
import io.slipstream.models.trade.Signal;
import io.slipstream.models.unit.Ids;
import io.slipstream.models.user.UserSettingsRow;
import java.util.Locale;

/** What is made of a recommendation for one user. */
final class AdviceSignals {
    /** Sorts after every trade of the slot and before what happens at the slot's end. */
    private static final int AFTER_TRADES = Integer.MAX_VALUE - 1;

    /** A price does not stand still: what was good two minutes ago is another offer. */
    private static final long OFFER_MILLIS = 120_000;

    private AdviceSignals() {}

    /** The buy of a user who lets recommendations be bought. */
    static Signal automated(TokenFeatures seen, Recommendation advice, UserSettingsRow user) {
        return new Signal(
                Ids.automated(seen.mint(), seen.pool(), seen.ageStep(), user.userId()),
                user.userId(),
                OrderContext.AUTOMATED,
                seen.pool(),
                null,
                seen.slot(),
                AFTER_TRADES,
                seen.ageStep(),
                seen.blockTime(),
                seen.receivedAt(),
                Side.BUY,
                seen.mint(),
                Math.max(0, user.effectiveAdvice().autoLamports()),
                0,
                -1,
                seen.quoteReserve(),
                seen.baseReserve(),
                null,
                seen.creator(),
                advice.modelVersion(),
                reasons(advice));
    }

    /**
     * @param now epoch millis
     */
    static Offer offer(TokenFeatures seen, Recommendation advice, UserSettingsRow user, long now) {
        return new Offer(
                Ids.offer(seen.mint(), seen.pool(), seen.ageStep(), user.userId()),
                user.userId(),
                seen.mint(),
                seen.pool(),
                user.effectiveAdvice().offerLamports(),
                advice.verdict().name(),
                advice.confidence(),
                advice.modelVersion(),
                reasons(advice),
                seen.slot(),
                now,
                now + OFFER_MILLIS);
    }

    /** The verdict, and what it rests on. */
    private static String reasons(Recommendation advice) {
        return String.format(
                Locale.ROOT,
                "%s=%.2f for %s; %s",
                advice.verdict(),
                advice.confidence(),
                advice.strategy(),
                advice.reasons());
    }
}
