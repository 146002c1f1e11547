package io.slipstream.models.unit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Base58 with the Bitcoin alphabet, as Solana writes addresses and signatures.
 *
 * <p>Works on many digits at once: encoding divides 32-bit words by 58^5, decoding multiplies
 * 64-bit words by 58^10, so that a 32-byte address costs some tens of multiplications. The cost
 * grows with the square of the length: callers bound what they hand in.
 */
public final class Base58 {
    private static final char[] ALPHABET =
            "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".toCharArray();
    private static final byte[] DIGITS = new byte[256];
    private static final long LIMB = 58L * 58 * 58 * 58 * 58;

    /** 58^10 fits in 59 bits. */
    private static final int DIGITS_AT_ONCE = 10;

    private static final int ADDRESS_BYTES = 32;
    private static final int SIGNATURE_BYTES = 64;

    static {
        Arrays.fill(DIGITS, (byte) -1);
        for (int i = 0; i < ALPHABET.length; i++) {
            DIGITS[ALPHABET[i]] = (byte) i;
        }
    }

    private Base58() {}

    public static String encode(byte[] bytes) {
        return encode(bytes, 0, bytes.length);
    }

    /**
     * Base58 of {@code length} bytes from {@code offset}; every leading zero byte becomes a leading
     * 1.
     */
    @SuppressWarnings(
            "deprecation") // the one String constructor that copies Latin-1 without decoding
    public static String encode(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int start = offset;
        while (start < end && bytes[start] == 0) {
            start++;
        }
        int zeros = start - offset;
        int[] words = bigEndianWords(bytes, start, end);
        // log(256) / log(58) = 1.366 digits a byte
        byte[] digits = new byte[zeros + (end - start) * 7 / 5 + 6];
        int at = digits.length;
        int first = 0;
        while (first < words.length) {
            long remainder = 0;
            for (int i = first; i < words.length; i++) {
                long value = remainder << 32 | words[i] & 0xFFFFFFFFL;
                long quotient = value / LIMB;
                words[i] = (int) quotient;
                remainder = value - quotient * LIMB;
            }
            while (first < words.length && words[first] == 0) {
                first++;
            }
            int limb = (int) remainder;
            for (int i = 0; i < 5 && (first < words.length || limb > 0); i++) {
                digits[--at] = (byte) ALPHABET[limb % 58];
                limb /= 58;
            }
        }
        Arrays.fill(digits, at - zeros, at, (byte) '1');
        at -= zeros;
        return new String(digits, 0, at, digits.length - at);
    }

    /**
     * The bytes of a base58 text.
     *
     * @throws IllegalArgumentException on a character outside the alphabet
     */
    public static byte[] decode(String text) {
        return decode(text.getBytes(StandardCharsets.ISO_8859_1), 0, text.length());
    }

    /**
     * The same for text that stands as ASCII in a part of an array.
     *
     * @throws IllegalArgumentException on a character outside the alphabet
     */
    public static byte[] decode(byte[] text, int offset, int length) {
        int end = offset + length;
        int at = offset;
        while (at < end && text[at] == '1') {
            at++;
        }
        int zeros = at - offset;
        int rest = length - zeros;
        // log(58) / log(2^64) = 0.0916 words a digit
        long[] words = new long[rest * 92 / 1000 + 1];
        int used = 0;
        while (at < end) {
            int group = Math.min(DIGITS_AT_ONCE, end - at);
            long scale = 1;
            long carry = 0;
            for (int i = 0; i < group; i++) {
                carry = carry * 58 + digit(text[at], at - offset);
                scale *= 58;
                at++;
            }
            for (int i = 0; i < used; i++) {
                long word = words[i];
                long low = word * scale;
                // multiplyHigh is signed: put back what the top bit of the word took away
                long high = Math.multiplyHigh(word, scale) + (word >> 63 & scale);
                long sum = low + carry;
                words[i] = sum;
                carry = Long.compareUnsigned(sum, low) < 0 ? high + 1 : high;
            }
            if (carry != 0) {
                words[used++] = carry;
            }
        }
        int bytes = used * 8;
        if (used > 0) {
            bytes -= Long.numberOfLeadingZeros(words[used - 1]) / 8;
        }
        byte[] out = new byte[zeros + bytes];
        for (int i = 0; i < bytes; i++) {
            out[out.length - 1 - i] = (byte) (words[i >> 3] >>> ((i & 7) * 8));
        }
        return out;
    }

    /** True if the text is base58 of exactly 32 bytes: a wallet, a mint, a program. */
    public static boolean isAddress(String text) {
        if (text.length() < ADDRESS_BYTES || text.length() > 44 || !isBase58(text)) {
            return false;
        }
        return decode(text).length == ADDRESS_BYTES;
    }

    /** True if the text is base58 of exactly 64 bytes: a transaction's signature. */
    public static boolean isSignature(String text) {
        if (text.length() < SIGNATURE_BYTES || text.length() > 88 || !isBase58(text)) {
            return false;
        }
        return decode(text).length == SIGNATURE_BYTES;
    }

    /** True if a part of an array spells base58; empty does. */
    public static boolean isBase58(byte[] text, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (DIGITS[text[i] & 0xFF] < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBase58(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return isBase58(bytes, 0, bytes.length);
    }

    private static int digit(byte c, int at) {
        int digit = DIGITS[c & 0xFF];
        if (digit < 0) {
            throw new IllegalArgumentException(
                    "expected base58, was '" + (char) (c & 0xFF) + "' at character " + at);
        }
        return digit;
    }

    private static int[] bigEndianWords(byte[] bytes, int start, int end) {
        int[] words = new int[(end - start + 3) / 4];
        for (int i = words.length - 1, at = end - 1; i >= 0; i--) {
            int word = 0;
            for (int shift = 0; shift < 32 && at >= start; shift += 8) {
                word |= (bytes[at--] & 0xFF) << shift;
            }
            words[i] = word;
        }
        return words;
    }
}
