package io.slipstream.connectors.solana;

/** A line of getSignaturesForAddress: a transaction that landed, failed or not. */
public record LandedSignature(long slot, String signature) {}
