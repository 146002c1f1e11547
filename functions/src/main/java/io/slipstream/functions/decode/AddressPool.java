package io.slipstream.functions.decode;

import org.jspecify.annotations.Nullable;

/**
 * A direct-mapped cache from characters to strings. The same few thousand programs, mints and pools
 * come again and again: they are not allocated anew, and their hash is computed once.
 */
final class AddressPool {
    private static final int SLOTS = 1 << 14;

    private final @Nullable String[] slots = new @Nullable String[SLOTS];

    String get(char[] text, int offset, int length) {
        int hash = length;
        for (int i = 0; i < length; i += 3) {
            hash = hash * 31 + text[offset + i];
        }
        hash ^= hash >>> 15;
        int slot = hash & (SLOTS - 1);
        String known = slots[slot];
        if (known != null && same(known, text, offset, length)) {
            return known;
        }
        String fresh = new String(text, offset, length);
        slots[slot] = fresh;
        return fresh;
    }

    private static boolean same(String known, char[] text, int offset, int length) {
        if (known.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (known.charAt(i) != text[offset + i]) {
                return false;
            }
        }
        return true;
    }
}
