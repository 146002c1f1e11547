package io.slipstream.models.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Walks JSON text (RFC 8259, UTF-8) that stays where it is: names and strings are parts of the
 * given bytes, numbers are longs, and what the caller does not want is passed over eight bytes at a
 * time. Nothing is allocated, except for text with escapes. Reusable, not thread-safe.
 *
 * <pre>{@code
 * json.startObject();
 * while (json.nextField()) {
 *     if (json.textIs(SLOT)) {
 *         slot = json.integer();
 *     } else {
 *         json.skip();
 *     }
 * }
 * }</pre>
 *
 * <p>What is walked is checked; of what is skipped only that strings are closed, brackets match and
 * nothing is nested deeper than {@value #DEEPEST}. Whether bytes are UTF-8 is not looked at. On any
 * bytes it answers or throws {@link MalformedJsonException}.
 */
public final class JsonCursor {
    /** How deep a skipped value may be nested. */
    public static final int DEEPEST = 64;

    private static final VarHandle WORD =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHS = ONES << 7;
    private static final long QUOTES = ONES * '"';
    private static final long SLASHES = ONES * '\\';

    private byte[] json = {};
    private int at;
    private int end;

    /** True right behind an opening bracket, where no comma may stand. */
    private boolean opened;

    private byte[] text = {};
    private int textFrom;
    private int textLength;
    private final JsonEscapes escapes = new JsonEscapes();

    /** Starts at the first value of a part of an array. */
    public JsonCursor reset(byte[] bytes, int offset, int length) throws MalformedJsonException {
        json = bytes;
        at = offset;
        end = offset + length;
        toValue();
        return this;
    }

    /** The array that is walked. */
    public byte[] bytes() {
        return json;
    }

    /** Where the cursor stands in it. */
    public int position() {
        return at;
    }

    public boolean isObject() {
        return at < end && json[at] == '{';
    }

    public boolean isArray() {
        return at < end && json[at] == '[';
    }

    public boolean isString() {
        return at < end && json[at] == '"';
    }

    public boolean isNull() {
        return at < end && json[at] == 'n';
    }

    public boolean isTrue() {
        return at < end && json[at] == 't';
    }

    public boolean isNumber() {
        return at < end && (json[at] == '-' || isDigit(json[at]));
    }

    /** Enters an object; {@link #nextField} goes through it. */
    public void startObject() throws MalformedJsonException {
        if (!isObject()) {
            throw unexpected("an object");
        }
        at++;
        opened = true;
    }

    /** Goes to the next field's value, its name being the text; false at the end of the object. */
    public boolean nextField() throws MalformedJsonException {
        if (!next('}')) {
            return false;
        }
        string();
        pastSpace();
        if (at >= end || json[at] != ':') {
            throw unexpected("a colon");
        }
        at++;
        toValue();
        return true;
    }

    /** Enters an array; {@link #nextElement} goes through it. */
    public void startArray() throws MalformedJsonException {
        if (!isArray()) {
            throw unexpected("an array");
        }
        at++;
        opened = true;
    }

    /** Goes to the next element; false at the end of the array. */
    public boolean nextElement() throws MalformedJsonException {
        return next(']');
    }

    private boolean next(char close) throws MalformedJsonException {
        pastSpace();
        boolean first = opened;
        opened = false;
        if (at < end && json[at] == close) {
            at++;
            return false;
        }
        if (!first) {
            if (at >= end || json[at] != ',') {
                throw unexpected(close == ']' ? "a comma or ]" : "a comma or }");
            }
            at++;
        }
        toValue();
        return true;
    }

    /** Reads a string: its content, without escapes, is the text. */
    public void string() throws MalformedJsonException {
        if (!isString()) {
            throw unexpected("a string");
        }
        int from = at + 1;
        int stop = quoteOrSlash(from);
        if (json[stop] == '"') {
            text = json;
            textFrom = from;
            textLength = stop - from;
        } else {
            stop = closingQuote(stop);
            textLength = escapes.resolve(json, from, stop);
            text = escapes.text();
            textFrom = 0;
        }
        at = stop + 1;
    }

    /** The array that holds the last string or name, from {@link #textFrom()}. */
    public byte[] text() {
        return text;
    }

    public int textFrom() {
        return textFrom;
    }

    /** Bytes of the last string or name. */
    public int textLength() {
        return textLength;
    }

    /** True if the text had escapes: then its array is overwritten by the next one that has. */
    public boolean isTextResolved() {
        return text != json;
    }

    public boolean textIs(byte[] wanted) {
        return textLength == wanted.length && textStartsWith(wanted);
    }

    public boolean textStartsWith(byte[] wanted) {
        if (textLength < wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (text[textFrom + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    /** The last string or name; bytes that are not UTF-8 become replacement characters. */
    public String textAsString() {
        return new String(text, textFrom, textLength, StandardCharsets.UTF_8);
    }

    /**
     * Reads a whole number.
     *
     * @throws MalformedJsonException on anything else, and outside 64 bits
     */
    public long integer() throws MalformedJsonException {
        int start = at;
        boolean negative = at < end && json[at] == '-';
        int digit = negative ? at + 1 : at;
        int first = digit;
        long value = 0; // kept negative: the range is one wider there
        while (digit < end && isDigit(json[digit])) {
            int unit = json[digit] - '0';
            if (value < Long.MIN_VALUE / 10 || value * 10 < Long.MIN_VALUE + unit) {
                throw unexpected("a number of 64 bits");
            }
            value = value * 10 - unit;
            digit++;
        }
        boolean whole = digit == end || json[digit] != '.' && (json[digit] | 0x20) != 'e';
        boolean leadingZero = digit - first > 1 && json[first] == '0';
        if (digit == first || !whole || leadingZero || !negative && value == Long.MIN_VALUE) {
            at = start;
            throw unexpected("a whole number");
        }
        at = digit;
        return negative ? value : -value;
    }

    /** A whole number if the value is one; else the value is skipped. */
    public long integerOr(long otherwise) throws MalformedJsonException {
        if (isNumber()) {
            int digit = at + 1;
            while (digit < end && isDigit(json[digit])) {
                digit++;
            }
            if (digit == end || json[digit] != '.' && (json[digit] | 0x20) != 'e') {
                return integer();
            }
        }
        skip();
        return otherwise;
    }

    /** Passes over the value that the cursor stands at. */
    public void skip() throws MalformedJsonException {
        if (at >= end) {
            throw unexpected("a value");
        }
        switch (json[at]) {
            case '"' -> at = closingQuote(at + 1) + 1;
            case '{', '[' -> skipNested();
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> skipNumber();
        }
    }

    /** Passes over white space, and throws if anything stands behind it. */
    public void end() throws MalformedJsonException {
        pastSpace();
        if (at < end) {
            throw unexpected("the end");
        }
    }

    private void skipNested() throws MalformedJsonException {
        long objects = 0; // one bit a level: set for an object
        int depth = 0;
        int here = at;
        while (here < end) {
            byte b = json[here];
            if (b == '"') {
                here = closingQuote(here + 1);
            } else if (b == '{' || b == '[') {
                if (++depth > DEEPEST) {
                    at = here;
                    throw unexpected("at most " + DEEPEST + " levels");
                }
                objects = objects << 1 | (b == '{' ? 1 : 0);
            } else if (b == '}' || b == ']') {
                if ((objects & 1) != (b == '}' ? 1 : 0)) {
                    at = here;
                    throw unexpected(b == '}' ? "]" : "}");
                }
                objects >>>= 1;
                if (--depth == 0) {
                    at = here + 1;
                    return;
                }
            }
            here++;
        }
        at = end;
        throw unexpected("a closing bracket");
    }

    private void skipNumber() throws MalformedJsonException {
        int here = at;
        if (json[here] == '-') {
            here++;
        }
        if (here >= end || !isDigit(json[here])) {
            throw unexpected("a value");
        }
        while (here < end && isOfNumber(json[here])) {
            here++;
        }
        at = here;
    }

    private static boolean isOfNumber(byte b) {
        return isDigit(b) || b == '.' || b == '-' || b == '+' || (b | 0x20) == 'e';
    }

    private void word(String wanted) throws MalformedJsonException {
        for (int i = 0; i < wanted.length(); i++) {
            if (at + i >= end || json[at + i] != wanted.charAt(i)) {
                throw unexpected(wanted);
            }
        }
        at += wanted.length();
    }

    /** Place of the quote that ends a string in which a place lies. */
    private int closingQuote(int from) throws MalformedJsonException {
        int here = from;
        while (true) {
            here = quoteOrSlash(here);
            if (json[here] == '"') {
                return here;
            }
            here += 2;
        }
    }

    private int quoteOrSlash(int from) throws MalformedJsonException {
        int here = from;
        while (here <= end - Long.BYTES) {
            long word = (long) WORD.get(json, here);
            long quote = word ^ QUOTES;
            long slash = word ^ SLASHES;
            // a byte that became zero borrows from its high bit; the lowest such bit is exact
            long hits = (quote - ONES & ~quote | slash - ONES & ~slash) & HIGHS;
            if (hits != 0) {
                return here + (Long.numberOfTrailingZeros(hits) >> 3);
            }
            here += Long.BYTES;
        }
        while (here < end && json[here] != '"' && json[here] != '\\') {
            here++;
        }
        if (here >= end) {
            at = end;
            throw unexpected("a closing quote");
        }
        return here;
    }

    private void toValue() throws MalformedJsonException {
        pastSpace();
        if (at >= end) {
            throw unexpected("a value");
        }
    }

    private void pastSpace() {
        while (at < end && json[at] <= ' ' && isSpace(json[at])) {
            at++;
        }
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private MalformedJsonException unexpected(String wanted) {
        String was;
        if (at >= end) {
            was = "the end";
        } else {
            int code = json[at] & 0xFF;
            was = code > ' ' && code < 0x7F ? "'" + (char) code + "'" : "byte " + code;
        }
        return new MalformedJsonException("expected " + wanted + ", was " + was + " at byte " + at);
    }
}
