package io.slipstream.models.port;

import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Signs for users with the private keys of their wallets, which never leave what stands behind this
 * port: a vault of encrypted keys, an HSM or a signing service. Safe for use by many threads.
 *
 * <p>Both calls block, for a database read or a call over the network: never call them on a thread
 * of Flink. Neither changes anything, so a call whose outcome is unknown can be made again; Ed25519
 * gives the same signature for the same message.
 */
public interface Signer extends AutoCloseable {

    /**
     * The address of the user's wallet: a public Ed25519 key of 32 bytes in base58.
     *
     * @throws SigningException if the user has no wallet, or it cannot be had now
     */
    String publicKey(long userId);

    /**
     * Signs with the user's private key (Ed25519, RFC 8032).
     *
     * @param message what is signed, for a transaction its message without the signatures; not
     *     changed, not kept
     * @return 64 bytes
     * @throws SigningException if nothing was signed
     */
    byte[] sign(long userId, byte[] message);

    /** Figures to watch, by metric name (lowerCamel, with unit). Reading one never blocks. */
    default Map<String, LongSupplier> gauges() {
        return Map.of();
    }

    @Override
    void close();
}
