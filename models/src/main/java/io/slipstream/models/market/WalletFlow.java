package io.slipstream.models.market;

/**
 * What a wallet has done in a token since the last look at it.
 *
 * @param netLamports paid in, less what it took out
 */
public record WalletFlow(String wallet, long netLamports) {}
