package io.slipstream.connectors.solana;

/**
 * A transaction as one wallet's history gave it.
 *
 * @param index place within the slot; −1 if the node did not say
 * @param blockTime seconds since 1970; −1 if the node did not say
 * @param json the result of getTransaction; empty if another wallet's history gave it before
 * @param reached the wallet's position once everything up to this transaction is stored
 */
public record WalletTransaction(
        String wallet,
        long slot,
        long index,
        String signature,
        long blockTime,
        byte[] json,
        WalletPosition reached) {}
