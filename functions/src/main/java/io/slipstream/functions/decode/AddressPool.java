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

    private final Side texts = new Side();
    private final Side keys = new Side();

    /** What was seen, and the address that it stands for. */
    private static final class Side {
        final byte[][] seen = new byte[SLOTS][];
        final String[] addresses = new String[SLOTS];

        Side() {
            Arrays.fill(seen, NONE);
            Arrays.fill(addresses, "");
        }
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
        if (same(texts.seen[slot], text, from, length)) {
            return texts.addresses[slot];
        }
        if (!Base58.isBase58(text, from, length)) {
            return null;
        }
        byte[] copy = Arrays.copyOfRange(text, from, from + length);
        String fresh = latin1(copy);
        texts.seen[slot] = copy;
        texts.addresses[slot] = fresh;
        return fresh;
    }

    /** The address of the 32 bytes from a place. */
    String ofKey(byte[] bytes, int from) {
        int slot = slot(bytes, from, KEY);
        if (same(keys.seen[slot], bytes, from, KEY)) {
            return keys.addresses[slot];
        }
        String fresh = Base58.encode(bytes, from, KEY);
        keys.seen[slot] = Arrays.copyOfRange(bytes, from, from + KEY);
        keys.addresses[slot] = fresh;
        return fresh;
    }

    private static boolean same(byte[] known, byte[] text, int from, int length) {
        return known.length == length && Arrays.equals(known, 0, length, text, from, from + length);
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
    private static String latin1(byte[] text) {
        return new String(text, 0, 0, text.length);
    }
}
