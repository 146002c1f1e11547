package io.slipstream.functions.decode;

import io.slipstream.models.json.JsonCursor;
import io.slipstream.models.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;

/** Values as Solana's nodes write them. */
final class Json {
    /** 2^64 − 1 without its last digit, which is 5. */
    private static final long MOST_BEFORE_LAST = 1_844_674_407_370_955_161L;

    private Json() {}

    /**
     * A number that a Java int holds.
     *
     * @throws UnreadableTransactionException if it is outside
     */
    static int int32(JsonCursor json, String what)
            throws MalformedJsonException, UnreadableTransactionException {
        long value = json.integer();
        if (value != (int) value) {
            throw new UnreadableTransactionException(
                    "expected " + what + " of 32 bits, was " + value);
        }
        return (int) value;
    }

    /**
     * An unsigned 64-bit number written as a string, or as a number below 2^63.
     *
     * @throws UnreadableTransactionException if it is anything else
     */
    static long unsigned(JsonCursor json, String what)
            throws MalformedJsonException, UnreadableTransactionException {
        if (json.isNumber()) {
            return json.integer();
        }
        json.string();
        byte[] text = json.text();
        int offset = json.textFrom();
        int length = json.textLength();
        long value = 0;
        boolean number = length > 0 && length <= 20;
        for (int i = 0; i < length && number; i++) {
            int digit = text[offset + i] - '0';
            number =
                    digit >= 0
                            && digit <= 9
                            && (i < 19
                                    || Long.compareUnsigned(value, MOST_BEFORE_LAST) < 0
                                    || value == MOST_BEFORE_LAST && digit <= 5);
            value = value * 10 + digit;
        }
        if (!number) {
            throw new UnreadableTransactionException(
                    "expected "
                            + what
                            + " to be an unsigned 64-bit number, was "
                            + new String(
                                    text, offset, Math.min(length, 40), StandardCharsets.UTF_8));
        }
        return value;
    }

    /** A whole number below 2^63; -1 for any other value, which is passed over. */
    static long below63Bits(JsonCursor json) throws MalformedJsonException {
        if (json.isNumber()) {
            try {
                return json.integer();
            } catch (MalformedJsonException wider) {
                json.skip(); // other programs write 2^64 − 1 for "all"
                return -1;
            }
        }
        json.skip();
        return -1;
    }

    /** The address that a string spells. */
    static String address(JsonCursor json, AddressPool addresses, String what)
            throws MalformedJsonException, UnreadableTransactionException {
        json.string();
        String address = addresses.of(json);
        if (address == null) {
            String text = json.textAsString();
            throw new UnreadableTransactionException(
                    "expected "
                            + what
                            + " in base58, was "
                            + text.substring(0, Math.min(text.length(), 60)));
        }
        return address;
    }
}
