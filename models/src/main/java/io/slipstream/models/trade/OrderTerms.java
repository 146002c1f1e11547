package io.slipstream.models.trade;

import io.slipstream.models.chain.Side;
import org.jspecify.annotations.Nullable;

/**
 * What was decided: fixed for the whole life of an order.
 *
 * @param orderId derived from the signal id
 * @param trigger what exit this is ({@code stop_loss}, …); null if it is no exit
 * @param source whom or what the lot belongs to: leader, pool or {@code command}
 * @param sourceSlot slot of the event that caused it
 * @param sourcePosition place of that event in its slot
 * @param blockTime epoch seconds of that event, 0 if unknown
 * @param receivedAt epoch millis at which the source held that event
 * @param side BUY or SELL of the mint
 * @param inputMint what is paid: SOL on a BUY
 * @param outputMint what is bought
 * @param inputAmount base units paid, above zero (zero only on a denial that was never sized)
 * @param slippageBps the most by which the price may be worse than the reference, hundredths of a
 *     percent
 * @param referenceSol lamports side of the reference price; 0 if none, then the price at the
 *     decision counts
 * @param referenceUnits units side of the reference price
 * @param landSlot the slot in which a paper fill lands: at least one after sourceSlot
 * @param modelVersion which model scored the token; null if none had a say
 * @param scoreReasons what moved that score most, as in the signal; null likewise
 */
public record OrderTerms(
        String orderId,
        String signalId,
        long userId,
        OrderContext context,
        @Nullable String trigger,
        String source,
        @Nullable String sourceSignature,
        long sourceSlot,
        int sourcePosition,
        long blockTime,
        long receivedAt,
        Side side,
        String mint,
        String inputMint,
        String outputMint,
        long inputAmount,
        int slippageBps,
        long referenceSol,
        long referenceUnits,
        long landSlot,
        @Nullable String modelVersion,
        @Nullable String scoreReasons) {

    /** That no model had a say in. */
    public OrderTerms(
            String orderId,
            String signalId,
            long userId,
            OrderContext context,
            @Nullable String trigger,
            String source,
            @Nullable String sourceSignature,
            long sourceSlot,
            int sourcePosition,
            long blockTime,
            long receivedAt,
            Side side,
            String mint,
            String inputMint,
            String outputMint,
            long inputAmount,
            int slippageBps,
            long referenceSol,
            long referenceUnits,
            long landSlot) {
        this(
                orderId,
                signalId,
                userId,
                context,
                trigger,
                source,
                sourceSignature,
                sourceSlot,
                sourcePosition,
                blockTime,
                receivedAt,
                side,
                mint,
                inputMint,
                outputMint,
                inputAmount,
                slippageBps,
                referenceSol,
                referenceUnits,
                landSlot,
                null,
                null);
    }

    /** Another order of the same user and mint: enough to say that it is to end. */
    public OrderTerms forOrder(String otherId) {
        return new OrderTerms(
                otherId,
                signalId,
                userId,
                context,
                trigger,
                source,
                sourceSignature,
                sourceSlot,
                sourcePosition,
                blockTime,
                receivedAt,
                side,
                mint,
                inputMint,
                outputMint,
                inputAmount,
                slippageBps,
                referenceSol,
                referenceUnits,
                landSlot,
                modelVersion,
                scoreReasons);
    }
}
