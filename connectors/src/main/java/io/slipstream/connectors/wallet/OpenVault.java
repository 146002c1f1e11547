package io.slipstream.connectors.wallet;

import io.slipstream.models.port.Opener;
import io.slipstream.models.port.Signer;

/**
 * Opens the vault where it is used, with the master keys of that process's environment: they never
 * travel with a job, whose graph is stored and shown.
 *
 * @param jdbcUrl PostgreSQL's; it may carry a password, so it is never logged
 */
public record OpenVault(String jdbcUrl) implements Opener<Signer> {

    /**
     * @throws UnusableMasterKeyException if the environment holds no usable master key
     */
    @Override
    public Signer open() {
        return WalletVault.open(jdbcUrl, MasterKeys.of(System.getenv()));
    }

    @Override
    public String toString() {
        return "OpenVault";
    }
}
