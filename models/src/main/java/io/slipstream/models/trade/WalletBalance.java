package io.slipstream.models.trade;

/**
 * What a user's wallet holds on the chain.
 *
 * @param lamports native SOL, confirmed
 * @param slot in which it was so: everything that landed up to then is in it
 */
public record WalletBalance(long userId, long lamports, long slot) {}
