package io.slipstream.models.trade;

import io.slipstream.models.chain.Side;
import org.jspecify.annotations.Nullable;

/**
 * One user is to trade one mint: the input of the risk gate. Every signal ends in exactly one
 * outcome.
 *
 * @param signalId derived id, see {@link io.slipstream.models.unit.Ids}
 * @param source whom or what the lot belongs to: the leader's wallet, the pool, or {@code command}
 * @param sourceSignature transaction that caused it; null if none did
 * @param slot slot of the event that caused it
 * @param position place of that event in its slot
 * @param ordinal place within that event
 * @param blockTime epoch seconds of that event, 0 if unknown
 * @param receivedAt epoch millis at which the source held that event; 0 if the signal waited for
 *     something else since
 * @param side BUY or SELL of the mint against SOL
 * @param solLamports lamports to spend on a BUY, already sized and clipped; 0 on a SELL
 * @param soldUnits on a SELL: units of the mint that the leader sold; else 0
 * @param balanceBefore on a SELL: the leader's balance before it, so that soldUnits ÷ balanceBefore
 *     is the share; -1 if unknown, then all is sold; {@link #EXACT} if soldUnits itself is meant
 * @param referenceSol lamports side of the price that was seen (leader's fill or pool); 0 if
 *     unknown
 * @param referenceUnits units side of that price; 0 if unknown
 * @param refusal reason code with which an earlier step already refused it; null if it is to be
 *     judged
 * @param creator who made the mint; null if unknown
 * @param modelVersion which model scored the token; null if none did
 * @param scoreReasons what moved that score most, the strongest first, separated by {@code "; "};
 *     null if no model scored it
 */
public record Signal(
        String signalId,
        long userId,
        OrderContext context,
        String source,
        @Nullable String sourceSignature,
        long slot,
        int position,
        int ordinal,
        long blockTime,
        long receivedAt,
        Side side,
        String mint,
        long solLamports,
        long soldUnits,
        long balanceBefore,
        long referenceSol,
        long referenceUnits,
        @Nullable String refusal,
        @Nullable String creator,
        @Nullable String modelVersion,
        @Nullable String scoreReasons) {

    /** That no model had a say in. */
    public Signal(
            String signalId,
            long userId,
            OrderContext context,
            String source,
            @Nullable String sourceSignature,
            long slot,
            int position,
            int ordinal,
            long blockTime,
            long receivedAt,
            Side side,
            String mint,
            long solLamports,
            long soldUnits,
            long balanceBefore,
            long referenceSol,
            long referenceUnits,
            @Nullable String refusal,
            @Nullable String creator) {
        this(
                signalId,
                userId,
                context,
                source,
                sourceSignature,
                slot,
                position,
                ordinal,
                blockTime,
                receivedAt,
                side,
                mint,
                solLamports,
                soldUnits,
                balanceBefore,
                referenceSol,
                referenceUnits,
                refusal,
                creator,
                null,
                null);
    }

    /** Of a mint whose creator is not known. */
    public Signal(
            String signalId,
            long userId,
            OrderContext context,
            String source,
            @Nullable String sourceSignature,
            long slot,
            int position,
            int ordinal,
            long blockTime,
            long receivedAt,
            Side side,
            String mint,
            long solLamports,
            long soldUnits,
            long balanceBefore,
            long referenceSol,
            long referenceUnits,
            @Nullable String refusal) {
        this(
                signalId,
                userId,
                context,
                source,
                sourceSignature,
                slot,
                position,
                ordinal,
                blockTime,
                receivedAt,
                side,
                mint,
                solLamports,
                soldUnits,
                balanceBefore,
                referenceSol,
                referenceUnits,
                refusal,
                null);
    }

    /** In place of a balance: sell soldUnits, or all there is if that is less. */
    public static final long EXACT = -2;

    /** The same, refused for a reason that was found on its way. */
    public Signal refused(String reason) {
        return new Signal(
                signalId,
                userId,
                context,
                source,
                sourceSignature,
                slot,
                position,
                ordinal,
                blockTime,
                receivedAt,
                side,
                mint,
                solLamports,
                soldUnits,
                balanceBefore,
                referenceSol,
                referenceUnits,
                reason,
                creator,
                modelVersion,
                scoreReasons);
    }

    /** The same for another amount of lamports. */
    public Signal spending(long lamports) {
        return new Signal(
                signalId,
                userId,
                context,
                source,
                sourceSignature,
                slot,
                position,
                ordinal,
                blockTime,
                receivedAt,
                side,
                mint,
                lamports,
                soldUnits,
                balanceBefore,
                referenceSol,
                referenceUnits,
                refusal,
                creator,
                modelVersion,
                scoreReasons);
    }

    /** The same, held back until something else happened: its latency says nothing any more. */
    public Signal withoutReceipt() {
        return new Signal(
                signalId,
                userId,
                context,
                source,
                sourceSignature,
                slot,
                position,
                ordinal,
                blockTime,
                0,
                side,
                mint,
                solLamports,
                soldUnits,
                balanceBefore,
                referenceSol,
                referenceUnits,
                refusal,
                creator,
                modelVersion,
                scoreReasons);
    }
}
