package io.slipstream.connectors.wallet;

import java.sql.SQLException;
import java.util.Arrays;

/** Gives users their wallet, once each. */
public final class WalletRegistration {
    private final WalletTable wallets;
    private final MasterKeys keys;

    public WalletRegistration(WalletTable wallets, MasterKeys keys) {
        this.wallets = wallets;
        this.keys = keys;
    }

    /**
     * What a registration came to.
     *
     * @param publicKey address of the user's wallet
     * @param created false if the user had it before
     */
    public record Registered(String publicKey, boolean created) {}

    /**
     * Makes a keypair for a user of table {@code users} and stores it encrypted with the newest
     * version of the master key. A user who has a wallet keeps it, whoever asks at the same time.
     *
     * @throws IllegalArgumentException if there is no such user
     */
    public Registered register(long userId) throws SQLException {
        WalletRow earlier = wallets.find(userId);
        if (earlier != null) {
            return new Registered(earlier.publicKey(), false);
        }
        WalletRow made = make(userId);
        WalletRow stored = wallets.insert(made);
        if (stored == null) {
            throw new IllegalArgumentException(
                    "expected user " + userId + " in table users, was not there");
        }
        return new Registered(stored.publicKey(), stored.equals(made));
    }

    private WalletRow make(long userId) {
        try (WalletSecret secret = WalletSecret.generate()) {
            byte[] text = secret.text();
            try {
                return new WalletRow(userId, secret.publicKey(), keys.encrypt(text), keys.newest());
            } finally {
                Arrays.fill(text, (byte) 0);
            }
        }
    }
}
