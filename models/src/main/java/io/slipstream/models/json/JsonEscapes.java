package io.slipstream.models.json;

/** The content of a JSON string with its escapes resolved, as UTF-8. */
final class JsonEscapes {
    private byte[] out = new byte[256];
    private int length;

    byte[] text() {
        return out;
    }

    /**
     * Resolves what stands between two places; a surrogate without its other half becomes a
     * question mark.
     *
     * @return bytes of {@link #text()} that hold the result
     * @throws MalformedJsonException on an escape that JSON does not have
     */
    int resolve(byte[] json, int from, int to) throws MalformedJsonException {
        if (out.length < to - from) {
            out = new byte[2 * (to - from)]; // no escape is longer resolved than written
        }
        length = 0;
        int at = from;
        while (at < to) {
            byte b = json[at++];
            if (b != '\\') {
                out[length++] = b;
                continue;
            }
            byte kind = json[at++]; // a quote ends the string, so something stands before it
            switch (kind) {
                case '"', '\\', '/' -> out[length++] = kind;
                case 'b' -> out[length++] = '\b';
                case 'f' -> out[length++] = '\f';
                case 'n' -> out[length++] = '\n';
                case 'r' -> out[length++] = '\r';
                case 't' -> out[length++] = '\t';
                case 'u' -> {
                    char unit = unit(json, at, to);
                    at += 4;
                    if (Character.isHighSurrogate(unit)
                            && at + 6 <= to
                            && json[at] == '\\'
                            && json[at + 1] == 'u'
                            && Character.isLowSurrogate(unit(json, at + 2, to))) {
                        put(Character.toCodePoint(unit, unit(json, at + 2, to)));
                        at += 6;
                    } else {
                        put(Character.isSurrogate(unit) ? '?' : unit);
                    }
                }
                default ->
                        throw new MalformedJsonException(
                                "expected an escape of JSON, was byte " + kind + " at byte " + at);
            }
        }
        return length;
    }

    private static char unit(byte[] json, int at, int to) throws MalformedJsonException {
        int unit = 0;
        for (int i = at; i < at + 4; i++) {
            int digit = i < to ? Character.digit(json[i], 16) : -1;
            if (digit < 0) {
                throw new MalformedJsonException(
                        "expected four hexadecimal digits, was something else at byte " + i);
            }
            unit = unit << 4 | digit;
        }
        return (char) unit;
    }

    private void put(int code) {
        if (code < 0x80) {
            out[length++] = (byte) code;
        } else if (code < 0x800) {
            out[length++] = (byte) (0xC0 | code >> 6);
            out[length++] = (byte) (0x80 | code & 0x3F);
        } else if (code < 0x10000) {
            out[length++] = (byte) (0xE0 | code >> 12);
            out[length++] = (byte) (0x80 | code >> 6 & 0x3F);
            out[length++] = (byte) (0x80 | code & 0x3F);
        } else {
            out[length++] = (byte) (0xF0 | code >> 18);
            out[length++] = (byte) (0x80 | code >> 12 & 0x3F);
            out[length++] = (byte) (0x80 | code >> 6 & 0x3F);
            out[length++] = (byte) (0x80 | code & 0x3F);
        }
    }
}
