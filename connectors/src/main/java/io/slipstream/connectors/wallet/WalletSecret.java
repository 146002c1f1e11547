package io.slipstream.connectors.wallet;

import io.slipstream.models.port.SigningException;
import io.slipstream.models.port.SigningException.Reason;
import io.slipstream.models.unit.Base58;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * A decrypted Solana secret key, for the length of one call: 64 bytes, the Ed25519 seed and the
 * public key made from it. Closing wipes it.
 *
 * <p>What we cannot wipe: the digest and the scalar that BouncyCastle derives from the seed on its
 * own stack and heap, and the blocks that the JDK's AES keeps until it is collected.
 */
final class WalletSecret implements AutoCloseable {
    private static final int SEED_BYTES = Ed25519.SECRET_KEY_SIZE;
    private static final int BYTES = SEED_BYTES + Ed25519.PUBLIC_KEY_SIZE;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] bytes;
    private final byte[] publicKey = new byte[Ed25519.PUBLIC_KEY_SIZE];

    /** Takes the array over. */
    private WalletSecret(byte[] bytes) {
        this.bytes = bytes;
        // Never the stored half: signing under a public key that is not the seed's gives it away.
        Ed25519.generatePublicKey(bytes, 0, publicKey, 0);
    }

    /** A new one, from the system's randomness. */
    static WalletSecret generate() {
        // Not solanaj's Account: it leaves a second copy of the seed that nobody can wipe.
        byte[] bytes = new byte[BYTES];
        byte[] seed = new byte[SEED_BYTES];
        RANDOM.nextBytes(seed);
        System.arraycopy(seed, 0, bytes, 0, SEED_BYTES);
        Arrays.fill(seed, (byte) 0);
        WalletSecret secret = new WalletSecret(bytes);
        System.arraycopy(secret.publicKey, 0, bytes, SEED_BYTES, secret.publicKey.length);
        return secret;
    }

    /**
     * Decrypts a wallet.
     *
     * @throws SigningException if it cannot be decrypted, or is not the key of the row's address
     */
    static WalletSecret unlock(WalletRow row, MasterKeys keys) {
        byte[] text = keys.decrypt(row);
        try {
            return of(row, text);
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }

    /** The same from the decrypted text, which stays the caller's. */
    static WalletSecret of(WalletRow row, byte[] text) {
        WalletSecret secret;
        try {
            secret = new WalletSecret(SecretBase58.decode(text, BYTES));
        } catch (IllegalArgumentException e) {
            throw new SigningException(
                    Reason.UNREADABLE_KEY,
                    row.userId(),
                    "in the decrypted wallet: " + e.getMessage());
        }
        if (!secret.isConsistent() || !secret.publicKey().equals(row.publicKey())) {
            secret.close();
            throw new SigningException(
                    Reason.UNREADABLE_KEY,
                    row.userId(),
                    "expected the key of " + row.publicKey() + ", was another wallet's");
        }
        return secret;
    }

    /** Base58 of the 64 bytes as ASCII, the form that Solana's wallets import; the caller wipes. */
    byte[] text() {
        return SecretBase58.encode(bytes);
    }

    /** The wallet's address. */
    String publicKey() {
        return Base58.encode(publicKey);
    }

    /** 64 bytes. */
    byte[] sign(byte[] message) {
        byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
        Ed25519.sign(bytes, 0, publicKey, 0, message, 0, message.length, signature, 0);
        return signature;
    }

    @Override
    public void close() {
        Arrays.fill(bytes, (byte) 0);
    }

    /** Never shows the key. */
    @Override
    public String toString() {
        return "WalletSecret[" + publicKey() + "]";
    }

    private boolean isConsistent() {
        return Arrays.equals(bytes, SEED_BYTES, BYTES, publicKey, 0, publicKey.length);
    }
}
