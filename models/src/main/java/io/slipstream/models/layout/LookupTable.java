package io.slipstream.models.layout;

import java.util.ArrayList;
import java.util.List;

/**
 * An address lookup table.
 *
 * @param key the table's address, base58
 * @param addresses what it holds, base58, in its order
 */
public record LookupTable(String key, List<String> addresses) {
    private static final int HEADER = 56;
    private static final long LOOKUP_TABLE = 1;
    private static final int KEY = 32;

    public LookupTable {
        addresses = List.copyOf(addresses);
    }

    /**
     * Reads the table's account. Source: Solana's address lookup table program: a state of 56 bytes
     * that begins with u32 1, then the addresses.
     *
     * @throws MalformedLayoutException if it is none
     */
    public static LookupTable read(String key, byte[] account) {
        ByteReader in = new ByteReader(account);
        long kind = in.u32();
        in.skip(HEADER - 4);
        if (kind != LOOKUP_TABLE || in.remaining() % KEY != 0) {
            throw new MalformedLayoutException(
                    "expected a lookup table, was kind " + kind + " of " + account.length);
        }
        List<String> addresses = new ArrayList<>();
        while (in.has(KEY)) {
            addresses.add(in.key());
        }
        return new LookupTable(key, addresses);
    }
}
