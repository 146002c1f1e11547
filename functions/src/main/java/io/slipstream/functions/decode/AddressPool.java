package io.slipstream.functions.decode;

import io.slipstream.models.json.JsonCursor;
import io.slipstream.models.unit.Base58;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Direct-mapped caches from bytes to addresses. The same few thousand programs, mints and pools
 * come again and again: they are checked, encoded and allocated once, and their hash is computed
 * once.
 */
final class AddressPool {
    private static final int SLOTS = 1 << 14;
    private static final int KEY = 32;
    private static final int LONGEST = 44;
    private static final VarHandle WORD =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final byte[] NONE = {};

    private final String[] byText = new String[SLOTS];
    private final String[] byKey = new String[SLOTS];
    private final byte[][] keys = new byte[SLOTS][];
    private final byte[] known = new byte[LONGEST];

    AddressPool() {
        Arrays.fill(byText, "");
        Arrays.fill(byKey, "");
        Arrays.fill(keys, NONE);
    }

    /**
     * The address that the cursor's last string spells; null if it is not base58 of the length of
     * one.
     */
    @Nullable String of(JsonCursor json) {
        return ofText(json.text(), json.textFrom(), json.textLength());
    }

    private @Nullable String ofText(byte[] text, int from, int length) {
        if (length < KEY || length > LONGEST) {
            return null;
        }
        int slot = slot(text, from, length);
        String address = byText[slot];
        if (spells(address, text, from, length)) {
            return address;
        }
        if (!Base58.isBase58(text, from, length)) {
            return null;
        }
        String fresh = latin1(text, from, length);
        byText[slot] = fresh;
        return fresh;
    }

    /** The address of the 32 bytes from a place. */
    String ofKey(byte[] bytes, int from) {
        int slot = slot(bytes, from, KEY);
        byte[] seen = keys[slot];
        if (seen.length == KEY && Arrays.equals(seen, 0, KEY, bytes, from, from + KEY)) {
            return byKey[slot];
        }
        String fresh = Base58.encode(bytes, from, KEY);
        keys[slot] = Arrays.copyOfRange(bytes, from, from + KEY);
        byKey[slot] = fresh;
        return fresh;
    }

    @SuppressWarnings("deprecation") // the one way to a string's Latin-1 that allocates nothing
    private boolean spells(String address, byte[] text, int from, int length) {
        if (address.length() != length) {
            return false;
        }
        address.getBytes(0, length, known, 0);
        return Arrays.equals(known, 0, length, text, from, from + length);
    }

    private static int slot(byte[] text, int from, int length) {
        long hash =
                (long) WORD.get(text, from)
                        ^ (long) WORD.get(text, from + 8) * 31
                        ^ (long) WORD.get(text, from + length - 16) * 961
                        ^ (long) WORD.get(text, from + length - 8) * 29_791;
        hash *= 0x9E37_79B9_7F4A_7C15L;
        return (int) (hash >>> 64 - 14);
    }

    @SuppressWarnings("deprecation") // the one constructor that copies Latin-1 without decoding
    private static String latin1(byte[] text, int from, int length) {
        return new String(text, 0, from, length);
    }
}
