package io.slipstream.models.user;

/**
 * Row of {@code tracked_wallets}: whose wallet it is.
 *
 * @param userId 0 if it is none of ours
 * @param deleted true if the row is gone
 */
public record WalletOwnerRow(String address, long userId, boolean deleted) {}
