package io.slipstream.connectors.wallet;

import com.macasaet.fernet.Key;
import com.macasaet.fernet.Token;
import com.macasaet.fernet.Validator;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.temporal.TemporalAmount;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Function;

/**
 * One version of the key that encrypts wallets: Fernet (AES-128-CBC and HMAC-SHA256), the format of
 * Python's {@code cryptography.fernet}. Safe for use by many threads.
 */
final class MasterKey {
    private static final int KEY_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Validator<byte[]> AGELESS = new Ageless();

    private final Key key;

    private MasterKey(Key key) {
        this.key = key;
    }

    /** A fresh key, URL-safe base64 of 32 bytes. */
    static String generate() {
        return Key.generateKey(RANDOM).serialise();
    }

    /**
     * @throws IllegalArgumentException if it is not URL-safe base64 of 32 bytes; the message does
     *     not show it
     */
    static MasterKey parse(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("was no URL-safe base64");
        }
        try {
            // The library would fill a short key up with zeros and cut a long one.
            if (bytes.length != KEY_BYTES) {
                throw new IllegalArgumentException("was base64 of " + bytes.length + " bytes");
            }
            return new MasterKey(new Key(bytes));
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** A Fernet token; the secret is left as it is. */
    String encrypt(byte[] secret) {
        return Token.generate(RANDOM, key, secret).serialise();
    }

    /**
     * What a Fernet token holds, whatever its age, in an array that the caller wipes.
     *
     * @throws IllegalArgumentException if it is no token, or one made with another key
     */
    byte[] decrypt(String token) {
        try {
            return Token.fromString(token).validateAndDecrypt(key, AGELESS);
        } catch (RuntimeException e) {
            // Whatever the library complains about may quote what it was given.
            throw new IllegalArgumentException("was no Fernet token, or made with another key");
        }
    }

    boolean isSameAs(MasterKey other) {
        return key.equals(other.key);
    }

    /** Never shows the key. */
    @Override
    public String toString() {
        return "MasterKey";
    }

    /** A wallet does not expire, and was not made too early if another machine's clock was fast. */
    private static final class Ageless implements Validator<byte[]> {
        private static final Duration CENTURIES = Duration.ofDays(365_000);

        @Override
        public TemporalAmount getTimeToLive() {
            return CENTURIES;
        }

        @Override
        public TemporalAmount getMaxClockSkew() {
            return CENTURIES;
        }

        @Override
        public Function<byte[], byte[]> getTransformer() {
            return Function.identity();
        }
    }
}
