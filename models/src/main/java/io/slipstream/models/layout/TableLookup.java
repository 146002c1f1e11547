package io.slipstream.models.layout;

import java.util.ArrayList;
import java.util.List;

/**
 * What a version 0 message takes from an address lookup table.
 *
 * @param table the table's address, base58
 * @param writable places in the table of accounts that are written
 * @param readonly places in the table of accounts that are only read
 */
public record TableLookup(String table, List<Integer> writable, List<Integer> readonly) {
    public TableLookup {
        writable = List.copyOf(writable);
        readonly = List.copyOf(readonly);
    }

    static TableLookup read(ByteReader in) {
        return new TableLookup(in.key(), indexes(in), indexes(in));
    }

    void write(ByteWriter out) {
        out.key(table);
        write(out, writable);
        write(out, readonly);
    }

    static List<Integer> indexes(ByteReader in) {
        int count = CompactU16.read(in);
        if (!in.has(count)) {
            throw new MalformedLayoutException(
                    "expected " + count + " indexes, was " + in.remaining() + " bytes");
        }
        List<Integer> indexes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            indexes.add(in.u8());
        }
        return indexes;
    }

    static void write(ByteWriter out, List<Integer> indexes) {
        CompactU16.write(out, indexes.size());
        indexes.forEach(out::u8);
    }
}
