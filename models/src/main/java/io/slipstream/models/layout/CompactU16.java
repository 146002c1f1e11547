package io.slipstream.models.layout;

/**
 * Solana's compact-u16: seven bits a byte, lowest first, one to three bytes. Only the shortest form
 * of a value is valid, as in Solana's own reader (short_vec).
 */
final class CompactU16 {
    private static final int MOST = 0xFFFF;

    private CompactU16() {}

    static int read(ByteReader in) {
        int value = 0;
        for (int shift = 0; shift < 21; shift += 7) {
            int part = in.u8();
            value |= (part & 0x7F) << shift;
            if (part < 0x80) {
                if (value > MOST || (part == 0 && shift > 0)) {
                    throw new MalformedLayoutException(
                            "expected the shortest form of a compact-u16, was another");
                }
                return value;
            }
        }
        throw new MalformedLayoutException("expected a compact-u16 of three bytes, was longer");
    }

    static void write(ByteWriter out, int value) {
        if (value < 0 || value > MOST) {
            throw new IllegalArgumentException("expected 0 to 65535, was " + value);
        }
        int rest = value;
        while (rest > 0x7F) {
            out.u8(rest & 0x7F | 0x80);
            rest >>= 7;
        }
        out.u8(rest);
    }
}
