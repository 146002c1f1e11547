package io.slipstream.connectors.wallet;

import io.slipstream.models.port.SigningException;
import io.slipstream.models.port.SigningException.Reason;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;

/**
 * The versions of the master key that are at hand: new wallets are encrypted with the newest, those
 * of older versions stay readable. Safe for use by many threads.
 */
public final class MasterKeys {

    /** The environment variable that carries them. */
    public static final String VARIABLE = "WALLET_ENCRYPTION_KEY";

    private final TreeMap<Integer, MasterKey> byVersion;

    private MasterKeys(TreeMap<Integer, MasterKey> byVersion) {
        this.byVersion = byVersion;
    }

    /** A fresh key as {@link #parse} takes it: URL-safe base64 of 32 bytes. */
    public static String generate() {
        return MasterKey.generate();
    }

    /**
     * The keys of {@value #VARIABLE}.
     *
     * @throws UnusableMasterKeyException if it is not set or malformed
     */
    public static MasterKeys of(Map<String, String> environment) {
        String list = environment.get(VARIABLE);
        if (list == null || list.isBlank()) {
            throw new UnusableMasterKeyException("was not set");
        }
        return parse(list);
    }

    /**
     * Reads {@code KEY}, which is version 1, or {@code VERSION:KEY,VERSION:KEY…} in any order.
     *
     * @throws UnusableMasterKeyException if it is anything else
     */
    public static MasterKeys parse(String list) {
        TreeMap<Integer, MasterKey> keys = new TreeMap<>();
        if (!list.contains(":") && !list.contains(",")) {
            keys.put(1, key(1, list));
            return new MasterKeys(keys);
        }
        for (String entry : list.split(",", -1)) {
            int colon = entry.indexOf(':');
            int version = colon < 0 ? -1 : version(entry.substring(0, colon));
            if (version < 0) {
                throw new UnusableMasterKeyException("was a list with an entry without version");
            }
            MasterKey key = key(version, entry.substring(colon + 1));
            keys.forEach((known, other) -> expectDifferent(version, key, known, other));
            keys.put(version, key);
        }
        return new MasterKeys(keys);
    }

    /** The version that new wallets are encrypted with. */
    public int newest() {
        return byVersion.lastKey();
    }

    /** All versions, ascending. */
    public NavigableSet<Integer> versions() {
        return byVersion.navigableKeySet();
    }

    /** A Fernet token of the newest version; the secret is left as it is. */
    String encrypt(byte[] secret) {
        return byVersion.lastEntry().getValue().encrypt(secret);
    }

    /**
     * The decrypted text of a wallet's secret key, in an array that the caller wipes.
     *
     * @throws SigningException if its version is not at hand, or it cannot be decrypted with it
     */
    byte[] decrypt(WalletRow row) {
        MasterKey key = byVersion.get(row.keyVersion());
        if (key == null) {
            throw new SigningException(
                    Reason.UNKNOWN_KEY_VERSION,
                    row.userId(),
                    "expected version %d of the master key in %s, were %s"
                            .formatted(row.keyVersion(), VARIABLE, versions()));
        }
        try {
            return key.decrypt(row.encryptedKey());
        } catch (IllegalArgumentException e) {
            throw new SigningException(
                    Reason.UNREADABLE_KEY,
                    row.userId(),
                    "expected a wallet encrypted with version %d of the master key, %s"
                            .formatted(row.keyVersion(), e.getMessage()));
        }
    }

    /** Versions only. */
    @Override
    public String toString() {
        return "MasterKeys" + versions();
    }

    private static MasterKey key(int version, String text) {
        try {
            return MasterKey.parse(text.strip());
        } catch (IllegalArgumentException e) {
            throw new UnusableMasterKeyException(
                    "but version %d %s".formatted(version, e.getMessage()));
        }
    }

    /** -1 if it is no version. */
    private static int version(String text) {
        String digits = text.strip();
        if (digits.isEmpty()
                || digits.length() > 9
                || !digits.chars().allMatch(MasterKeys::digit)) {
            return -1;
        }
        int version = Integer.parseInt(digits);
        return version == 0 ? -1 : version;
    }

    private static boolean digit(int character) {
        return character >= '0' && character <= '9';
    }

    private static void expectDifferent(int version, MasterKey key, int known, MasterKey knownKey) {
        if (version == known) {
            throw new UnusableMasterKeyException("was a list with version " + version + " twice");
        }
        if (key.isSameAs(knownKey)) {
            throw new UnusableMasterKeyException(
                    "was a list with the same key as versions %d and %d".formatted(known, version));
        }
    }
}
