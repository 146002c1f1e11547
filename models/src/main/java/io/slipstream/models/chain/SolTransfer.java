package io.slipstream.models.chain;

/**
 * SOL that one wallet sent another, in an amount on which the other can live: at least a hundredth
 * of a SOL, and at least what it held before.
 *
 * @param signature transaction signature, base58
 * @param slot slot, or the slot of the event before it
 * @param position place of the transaction within the slot
 * @param ordinal place of this transfer among those of the transaction
 * @param blockTime epoch seconds, 0 if unknown
 * @param receivedAt epoch millis at the source
 * @param from wallet that signed for it, base58
 * @param to wallet that got it, base58
 * @param lamports above zero
 * @param fromBalanceBefore what the sender held before the transaction, lamports
 */
public record SolTransfer(
        String signature,
        long slot,
        int position,
        int ordinal,
        long blockTime,
        long receivedAt,
        String from,
        String to,
        long lamports,
        long fromBalanceBefore) {}
