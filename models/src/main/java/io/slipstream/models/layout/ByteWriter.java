package io.slipstream.models.layout;

import io.slipstream.models.unit.Base58;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes what {@link ByteReader} reads: little-endian Borsh values, growing as needed. */
public final class ByteWriter {
    private byte[] bytes = new byte[256];
    private int size;

    public ByteWriter u8(int value) {
        room(1);
        bytes[size++] = (byte) value;
        return this;
    }

    public ByteWriter u16(int value) {
        return little(value, 2);
    }

    public ByteWriter u32(long value) {
        return little(value, 4);
    }

    /** The 64 bits as they are. */
    public ByteWriter u64(long value) {
        return little(value, 8);
    }

    public ByteWriter i64(long value) {
        return little(value, 8);
    }

    public ByteWriter bool(boolean value) {
        return u8(value ? 1 : 0);
    }

    /**
     * A 32-byte key given in base58.
     *
     * @throws IllegalArgumentException if it is not one
     */
    public ByteWriter key(String base58) {
        byte[] key = Base58.decode(base58);
        if (key.length != 32) {
            throw new IllegalArgumentException("expected a key of 32 bytes, was " + base58);
        }
        return raw(key);
    }

    /** A Borsh string: u32 length, UTF-8 bytes. */
    public ByteWriter string(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        return u32(utf8.length).raw(utf8);
    }

    public ByteWriter raw(byte[] value) {
        room(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
        return this;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private ByteWriter little(long value, int count) {
        room(count);
        for (int i = 0; i < count; i++) {
            bytes[size++] = (byte) (value >>> (8 * i));
        }
        return this;
    }

    private void room(int count) {
        if (size + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + count));
        }
    }
}
