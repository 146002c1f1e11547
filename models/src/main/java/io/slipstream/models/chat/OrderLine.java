package io.slipstream.models.chat;

import org.jspecify.annotations.Nullable;

/**
 * An order or a refusal as a user reads it.
 *
 * @param side BUY or SELL
 * @param context why it exists, e.g. {@code copy_trade}
 * @param trigger what exit it is; null if none
 * @param source leader, pool or {@code command}
 * @param state of the order, or DENIED
 * @param reason code; null if the state needs none
 * @param inputAmount base units paid; 0 if it was never sized
 * @param outputAmount base units received; 0 until filled
 * @param slippageBps hundredths of a percent
 * @param signature of its transaction; null if there is none
 * @param causedBy signature of the transaction that caused it; null if none did
 * @param createdAt epoch millis
 * @param pnlLamports realised by a sell; 0 if nothing was
 * @param modelVersion which model scored the token; null if none had a say
 * @param scoreReasons what moved that score most, separated by {@code "; "}; null likewise
 */
public record OrderLine(
        String orderId,
        String side,
        String mint,
        String context,
        @Nullable String trigger,
        String source,
        String state,
        @Nullable String reason,
        long inputAmount,
        long outputAmount,
        long feeLamports,
        int slippageBps,
        @Nullable String signature,
        @Nullable String causedBy,
        long createdAt,
        long pnlLamports,
        @Nullable String modelVersion,
        @Nullable String scoreReasons) {

    /** That no model had a say in. */
    public OrderLine(
            String orderId,
            String side,
            String mint,
            String context,
            @Nullable String trigger,
            String source,
            String state,
            @Nullable String reason,
            long inputAmount,
            long outputAmount,
            long feeLamports,
            int slippageBps,
            @Nullable String signature,
            @Nullable String causedBy,
            long createdAt,
            long pnlLamports) {
        this(
                orderId,
                side,
                mint,
                context,
                trigger,
                source,
                state,
                reason,
                inputAmount,
                outputAmount,
                feeLamports,
                slippageBps,
                signature,
                causedBy,
                createdAt,
                pnlLamports,
                null,
                null);
    }

    public boolean isBuy() {
        return side.equals("BUY");
    }
}
