package io.slipstream.functions.risk;

/**
 * What one landed transaction has added to a wallet, lamports; negative if it took. Flink state.
 */
public record LandedCash(long slot, long lamports) {}
