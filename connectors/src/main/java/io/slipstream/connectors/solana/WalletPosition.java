package io.slipstream.connectors.solana;

import org.jspecify.annotations.Nullable;

/**
 * How far a wallet's history is known without a gap: up to and with this transaction.
 *
 * @param signature null: known to be empty up to here
 */
public record WalletPosition(long slot, @Nullable String signature) {

    /** Before the wallet's first transaction. */
    public static final WalletPosition BEGINNING = new WalletPosition(0, null);
}
