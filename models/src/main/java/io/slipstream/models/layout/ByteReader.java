package io.slipstream.models.layout;

import io.slipstream.models.unit.Base58;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads little-endian Borsh values from a part of an array. Every read past the end throws {@link
 * MalformedLayoutException}. Reusable, not thread-safe.
 */
public final class ByteReader {
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORT =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes;
    private int at;
    private int end;

    public ByteReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    public ByteReader(byte[] bytes, int offset, int length) {
        this.bytes = bytes;
        reset(bytes, offset, length);
    }

    /** Starts again on other bytes. */
    public ByteReader reset(byte[] newBytes, int offset, int length) {
        if (offset < 0 || length < 0 || length > newBytes.length - offset) {
            throw new IndexOutOfBoundsException(
                    "expected a part of "
                            + newBytes.length
                            + " bytes, was "
                            + length
                            + " from "
                            + offset);
        }
        bytes = newBytes;
        at = offset;
        end = offset + length;
        return this;
    }

    public int remaining() {
        return end - at;
    }

    public boolean has(int count) {
        return end - at >= count;
    }

    public int u8() {
        return bytes[take(1)] & 0xFF;
    }

    public int u16() {
        return (short) SHORT.get(bytes, take(2)) & 0xFFFF;
    }

    /** Unsigned; fits in a long. */
    public long u32() {
        return (int) INT.get(bytes, take(4)) & 0xFFFFFFFFL;
    }

    /** The 64 bits as they are: a value of 2^63 or more is negative here. */
    public long u64() {
        return (long) LONG.get(bytes, take(8));
    }

    public long i64() {
        return u64();
    }

    public boolean bool() {
        return u8() != 0;
    }

    /** A 32-byte key, in base58. */
    public String key() {
        int from = take(32);
        return Base58.encode(bytes, from, 32);
    }

    /** A Borsh string: u32 length, UTF-8 bytes. */
    public String string() {
        long length = u32();
        if (length > remaining()) {
            throw new MalformedLayoutException(
                    "expected a string of " + length + " bytes, was " + remaining());
        }
        int from = take((int) length);
        return new String(bytes, from, (int) length, StandardCharsets.UTF_8);
    }

    /** A copy of the next bytes. */
    public byte[] bytes(int count) {
        int from = take(count);
        return Arrays.copyOfRange(bytes, from, from + count);
    }

    public void skip(int count) {
        take(count);
    }

    private int take(int count) {
        if (count < 0 || count > end - at) {
            throw new MalformedLayoutException(
                    "expected " + count + " more bytes, was " + (end - at));
        }
        int from = at;
        at += count;
        return from;
    }
}
