package io.slipstream.connectors.wallet;

import io.slipstream.models.port.Signer;
import io.slipstream.models.port.SigningException;
import io.slipstream.models.port.SigningException.Reason;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Signs with the encrypted keys of {@code user_wallets}. Each call reads the row and decrypts it
 * anew: nothing that is decrypted outlives a call, and a rotation takes effect at once.
 */
public final class WalletVault implements Signer {
    private final WalletTable wallets;
    private final MasterKeys keys;
    private final KeyAge age;

    private WalletVault(WalletTable wallets, MasterKeys keys) {
        this.wallets = wallets;
        this.keys = keys;
        this.age = KeyAge.watch(wallets);
    }

    /** Connects at once; throws if the database cannot be reached. */
    public static WalletVault open(String jdbcUrl, MasterKeys keys) {
        return new WalletVault(WalletTable.connect(jdbcUrl), keys);
    }

    @Override
    public String publicKey(long userId) {
        return row(userId).publicKey();
    }

    @Override
    public byte[] sign(long userId, byte[] message) {
        try (WalletSecret secret = WalletSecret.unlock(row(userId), keys)) {
            return secret.sign(message);
        }
    }

    /** {@code walletKeyAgeDays}: whole days since the oldest master key in use was first used. */
    @Override
    public Map<String, LongSupplier> gauges() {
        return Map.of("walletKeyAgeDays", age::days);
    }

    @Override
    public void close() {
        age.close();
        wallets.close();
    }

    private WalletRow row(long userId) {
        WalletRow row;
        try {
            row = wallets.find(userId);
        } catch (SQLException e) {
            throw new SigningException(
                    Reason.UNAVAILABLE, userId, "expected table user_wallets to answer", e);
        }
        if (row == null) {
            throw new SigningException(
                    Reason.NO_WALLET, userId, "expected a row in user_wallets, was none");
        }
        return row;
    }
}
