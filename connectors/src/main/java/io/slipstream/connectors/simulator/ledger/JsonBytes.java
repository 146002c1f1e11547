package io.slipstream.connectors.simulator.ledger;

import java.util.Arrays;

/** A growing buffer of JSON in ASCII. The caller writes the punctuation. */
final class JsonBytes {
    private byte[] bytes = new byte[16 * 1024];
    private int size;

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    JsonBytes raw(byte[] value, int length) {
        room(length);
        System.arraycopy(value, 0, bytes, size, length);
        size += length;
        return this;
    }

    JsonBytes raw(byte[] value) {
        return raw(value, value.length);
    }

    JsonBytes raw(JsonBytes other) {
        return raw(other.bytes, other.size);
    }

    /** ASCII text that needs no escaping. */
    @SuppressWarnings("deprecation") // the one way to copy Latin-1 without encoding it first
    JsonBytes text(String ascii) {
        int length = ascii.length();
        room(length);
        ascii.getBytes(0, length, bytes, size);
        size += length;
        return this;
    }

    JsonBytes put(char c) {
        room(1);
        bytes[size++] = (byte) c;
        return this;
    }

    JsonBytes number(long value) {
        room(20);
        if (value < 0) {
            bytes[size++] = '-';
        }
        int digits = digits(value);
        int at = size + digits;
        long rest = value;
        for (int i = 0; i < digits; i++) {
            bytes[--at] = (byte) ('0' + Math.abs(rest % 10));
            rest /= 10;
        }
        size += digits;
        return this;
    }

    /** A fixed-point number without trailing zeros, as wallets show it. */
    JsonBytes decimal(long units, int decimals) {
        long scale = 1;
        for (int i = 0; i < decimals; i++) {
            scale *= 10;
        }
        number(units / scale);
        long fraction = units % scale;
        if (fraction != 0) {
            put('.');
            for (long place = scale / 10; fraction != 0; place /= 10) {
                put((char) ('0' + fraction / place));
                fraction %= place;
            }
        }
        return this;
    }

    /** Drops a trailing comma, if there is one. */
    JsonBytes trimComma() {
        if (size > 0 && bytes[size - 1] == ',') {
            size--;
        }
        return this;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private static int digits(long value) {
        int digits = 1;
        for (long rest = value / 10; rest != 0; rest /= 10) {
            digits++;
        }
        return digits;
    }

    private void room(int count) {
        if (size + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + count));
        }
    }
}
