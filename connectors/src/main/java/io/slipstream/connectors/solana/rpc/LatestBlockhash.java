package io.slipstream.connectors.solana.rpc;

/**
 * What a transaction is bound to.
 *
 * @param hash base58
 * @param lastValidBlockHeight block height after which a transaction with it cannot land
 * @param slot slot of the bank that answered
 */
public record LatestBlockhash(String hash, long lastValidBlockHeight, long slot) {}
