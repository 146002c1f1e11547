package io.slipstream.connectors.wallet;

import java.util.Arrays;

/**
 * Base58 of secrets: arrays in, arrays out, nothing left behind in others. Slower than {@link
 * io.slipstream.models.unit.Base58}, whose scratch memory keeps what passed through it.
 */
final class SecretBase58 {
    private static final byte[] ALPHABET =
            "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
                    .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final byte[] DIGITS = new byte[128];

    static {
        Arrays.fill(DIGITS, (byte) -1);
        for (int i = 0; i < ALPHABET.length; i++) {
            DIGITS[ALPHABET[i]] = (byte) i;
        }
    }

    private SecretBase58() {}

    /** The text as ASCII bytes, which the caller wipes. */
    static byte[] encode(byte[] secret) {
        // log(256) / log(58) < 1.4 digits a byte
        byte[] digits = new byte[secret.length * 14 / 10 + 1];
        for (byte next : secret) {
            int carry = next & 0xFF;
            for (int i = digits.length - 1; i >= 0; i--) {
                carry += digits[i] << 8;
                digits[i] = (byte) (carry % 58);
                carry /= 58;
            }
        }
        int start = zeros(digits) - zeros(secret);
        byte[] text = Arrays.copyOfRange(digits, start, digits.length);
        Arrays.fill(digits, (byte) 0);
        for (int i = 0; i < text.length; i++) {
            text[i] = ALPHABET[text[i]];
        }
        return text;
    }

    /**
     * The secret of exactly so many bytes, which the caller wipes.
     *
     * @throws IllegalArgumentException if the text is anything else; the message does not show it
     */
    static byte[] decode(byte[] text, int length) {
        byte[] secret = new byte[length];
        for (byte character : text) {
            int carry = character < 0 ? -1 : DIGITS[character];
            if (carry < 0) {
                throw unfit(secret);
            }
            for (int i = length - 1; i >= 0; i--) {
                carry += (secret[i] & 0xFF) * 58;
                secret[i] = (byte) carry;
                carry >>>= 8;
            }
            if (carry != 0) {
                throw unfit(secret);
            }
        }
        int ones = 0;
        while (ones < text.length && text[ones] == ALPHABET[0]) {
            ones++;
        }
        if (ones != zeros(secret)) {
            throw unfit(secret);
        }
        return secret;
    }

    private static IllegalArgumentException unfit(byte[] secret) {
        int length = secret.length;
        Arrays.fill(secret, (byte) 0);
        return new IllegalArgumentException(
                "expected base58 of %d bytes, was something else".formatted(length));
    }

    private static int zeros(byte[] bytes) {
        int zeros = 0;
        while (zeros < bytes.length && bytes[zeros] == 0) {
            zeros++;
        }
        return zeros;
    }
}
