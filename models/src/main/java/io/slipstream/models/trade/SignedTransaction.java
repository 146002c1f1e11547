package io.slipstream.models.trade;

/**
 * A signed transaction as it stands in the ledger. The same bytes land at most once.
 *
 * @param signature the first signature, base58: the transaction's id
 * @param bytes as they go over the wire
 * @param lastValidBlockHeight block height after which it cannot land any more
 * @param slot a slot that the node knew when it was signed: it cannot have landed before
 */
public record SignedTransaction(
        String signature, byte[] bytes, long lastValidBlockHeight, long slot) {}
