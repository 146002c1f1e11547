package io.slipstream.connectors.wallet;

import io.slipstream.models.port.KeyExports;
import io.slipstream.models.port.Opener;

/**
 * Opens the way out of private keys where messages are sent, with the master keys of that process's
 * environment. Without one no key is sent.
 *
 * @param jdbcUrl PostgreSQL's; it may carry a password, so it is never logged
 */
public record OpenKeyExports(String jdbcUrl) implements Opener<KeyExports> {

    /**
     * @throws UnusableMasterKeyException if the environment holds an unusable master key
     */
    @Override
    public KeyExports open() {
        String key = System.getenv(MasterKeys.VARIABLE);
        MasterKeys keys = key == null || key.isBlank() ? null : MasterKeys.of(System.getenv());
        return of(jdbcUrl, keys);
    }

    static KeyExports of(String jdbcUrl, @org.jspecify.annotations.Nullable MasterKeys keys) {
        return new WalletExports(jdbcUrl, WalletTable.connect(jdbcUrl), keys);
    }

    @Override
    public String toString() {
        return "OpenKeyExports";
    }
}
