package io.slipstream.connectors.solana.rpc;

/**
 * An account.
 *
 * @param owner the program that owns it, base58
 */
public record ChainAccount(String owner, long lamports, byte[] data) {}
