package io.slipstream.models.trade;

import io.slipstream.models.chain.Side;

/**
 * A fill as it is booked.
 *
 * @param venue {@code paper} or {@code jupiter}
 * @param solLamports lamports paid (BUY) or received (SELL), without fees
 * @param tokenUnits base units received (BUY) or sold (SELL)
 * @param feeLamports network and priority fees
 * @param realizedPnlLamports on a SELL: proceeds − fee − cost of the lots closed (which holds their
 *     own fees); 0 on a BUY
 * @param slot slot in which it landed
 * @param executedAt epoch millis of that slot's block
 */
public record Trade(
        String orderId,
        long userId,
        String signalId,
        String venue,
        String mint,
        Side side,
        long solLamports,
        long tokenUnits,
        long feeLamports,
        long realizedPnlLamports,
        long slot,
        long executedAt) {}
