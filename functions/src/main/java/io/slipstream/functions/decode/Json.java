package io.slipstream.functions.decode;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Small steps over Jackson's token stream. */
final class Json {
    private Json() {}

    static void expect(JsonParser parser, JsonToken wanted, String what)
            throws UnreadableTransactionException {
        JsonToken token = parser.currentToken();
        if (token != wanted) {
            throw new UnreadableTransactionException(
                    "expected "
                            + what
                            + " to be "
                            + wanted
                            + ", was "
                            + (token == null ? "nothing" : token.name()));
        }
    }

    /** Passes everything up to the end of the array or object that the parser is in. */
    static void skipRest(JsonParser parser, JsonToken end) throws IOException {
        JsonToken token = parser.currentToken();
        while (token != null && token != end) {
            parser.skipChildren();
            token = parser.nextToken();
        }
    }

    /**
     * An unsigned 64-bit number written as a string.
     *
     * @throws UnreadableTransactionException if it is anything else
     */
    static long unsigned(JsonParser parser, String what)
            throws IOException, UnreadableTransactionException {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return parser.getLongValue();
        }
        expect(parser, JsonToken.VALUE_STRING, what);
        char[] text = parser.getTextCharacters();
        int offset = parser.getTextOffset();
        int length = parser.getTextLength();
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
                            + new String(text, offset, Math.min(length, 40)));
        }
        return value;
    }

    /** 2^64 − 1 without its last digit, which is 5. */
    private static final long MOST_BEFORE_LAST = 1_844_674_407_370_955_161L;
}
