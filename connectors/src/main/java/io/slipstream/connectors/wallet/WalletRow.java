package io.slipstream.connectors.wallet;

/**
 * A user's wallet as it stands in {@code user_wallets}.
 *
 * @param publicKey base58 of 32 bytes
 * @param encryptedKey Fernet token whose content is the base58 text of the 64-byte secret key
 * @param keyVersion version of the master key that it was made with
 */
record WalletRow(long userId, String publicKey, String encryptedKey, int keyVersion) {

    /** Without what is encrypted. */
    @Override
    public String toString() {
        return "WalletRow[user=%d %s version=%d]".formatted(userId, publicKey, keyVersion);
    }
}
