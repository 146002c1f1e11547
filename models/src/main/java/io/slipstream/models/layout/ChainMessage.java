package io.slipstream.models.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The message of a transaction, which is what signers sign, legacy or version 0.
 *
 * <p>Source: Solana's transaction format: header of three bytes, keys, blockhash, instructions; in
 * version 0 behind a first byte of 0x80 and followed by address table lookups.
 *
 * @param versioned true for version 0, false for legacy
 * @param signers keys that must sign, the fee payer first
 * @param readonlySigners how many of the last signers are only read
 * @param readonlyOthers how many of the last keys are only read
 * @param keys static keys, base58
 * @param blockhash base58
 */
public record ChainMessage(
        boolean versioned,
        int signers,
        int readonlySigners,
        int readonlyOthers,
        List<String> keys,
        String blockhash,
        List<CompiledInstruction> instructions,
        List<TableLookup> lookups) {

    private static final int VERSIONED = 0x80;
    private static final int MOST_ACCOUNTS = 256;

    /**
     * @throws MalformedLayoutException if no node would accept it
     */
    public ChainMessage {
        keys = List.copyOf(keys);
        instructions = List.copyOf(instructions);
        lookups = List.copyOf(lookups);
        int accounts = keys.size();
        for (TableLookup lookup : lookups) {
            int taken = lookup.writable().size() + lookup.readonly().size();
            require(taken > 0, "a lookup of at least one address", taken);
            accounts += taken;
        }
        require(signers > 0 && signers <= keys.size(), "1 to all keys as signers", signers);
        require(readonlySigners < signers, "a fee payer that may be written", readonlySigners);
        require(readonlyOthers <= keys.size() - signers, "keys to be read", readonlyOthers);
        require(accounts <= MOST_ACCOUNTS, "at most 256 accounts", accounts);
        require(versioned || lookups.isEmpty(), "no lookups in a legacy message", accounts);
        for (CompiledInstruction instruction : instructions) {
            // a program must be a static key, and never the fee payer
            require(
                    instruction.program() > 0 && instruction.program() < keys.size(),
                    "a program among the static keys",
                    instruction.program());
            for (int account : instruction.accounts()) {
                require(account < accounts, "an account of the message", account);
            }
        }
    }

    /**
     * @throws MalformedLayoutException if the bytes are no message, or more than one
     */
    public static ChainMessage read(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        int first = in.u8();
        boolean versioned = (first & VERSIONED) != 0;
        if (versioned) {
            require(first == VERSIONED, "a legacy or version 0 message", first & ~VERSIONED);
            first = in.u8();
        }
        int readonlySigners = in.u8();
        int readonlyOthers = in.u8();
        List<String> keys = new ArrayList<>();
        for (int left = CompactU16.read(in); left > 0; left--) {
            keys.add(in.key());
        }
        String blockhash = in.key();
        List<CompiledInstruction> instructions = new ArrayList<>();
        for (int left = CompactU16.read(in); left > 0; left--) {
            instructions.add(CompiledInstruction.read(in));
        }
        List<TableLookup> lookups = new ArrayList<>();
        for (int left = versioned ? CompactU16.read(in) : 0; left > 0; left--) {
            lookups.add(TableLookup.read(in));
        }
        require(in.remaining() == 0, "the message to end", in.remaining());
        return new ChainMessage(
                versioned,
                first,
                readonlySigners,
                readonlyOthers,
                keys,
                blockhash,
                instructions,
                lookups);
    }

    public byte[] toBytes() {
        ByteWriter out = new ByteWriter();
        if (versioned) {
            out.u8(VERSIONED);
        }
        out.u8(signers).u8(readonlySigners).u8(readonlyOthers);
        CompactU16.write(out, keys.size());
        keys.forEach(out::key);
        out.key(blockhash);
        CompactU16.write(out, instructions.size());
        instructions.forEach(instruction -> instruction.write(out));
        if (versioned) {
            CompactU16.write(out, lookups.size());
            lookups.forEach(lookup -> lookup.write(out));
        }
        return out.toBytes();
    }

    /** The account that pays the fee. */
    public String feePayer() {
        return keys.get(0);
    }

    /**
     * The instructions with the addresses that the lookups stand for.
     *
     * @param tables every table that is looked into, by address
     * @throws MalformedLayoutException if a table or a place in it is missing
     */
    public List<ChainInstruction> resolve(Map<String, LookupTable> tables) {
        List<AccountRef> accounts = accounts(tables);
        return instructions.stream()
                .map(
                        instruction ->
                                new ChainInstruction(
                                        keys.get(instruction.program()),
                                        instruction.accounts().stream().map(accounts::get).toList(),
                                        instruction.data()))
                .toList();
    }

    /** Static keys, then all that lookups write, then all that they read. */
    private List<AccountRef> accounts(Map<String, LookupTable> tables) {
        List<AccountRef> accounts = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            boolean writable =
                    i < signers ? i < signers - readonlySigners : i < keys.size() - readonlyOthers;
            accounts.add(new AccountRef(keys.get(i), i < signers, writable));
        }
        for (TableLookup lookup : lookups) {
            add(accounts, tables.get(lookup.table()), lookup.writable(), true);
        }
        for (TableLookup lookup : lookups) {
            add(accounts, tables.get(lookup.table()), lookup.readonly(), false);
        }
        return accounts;
    }

    private static void add(
            List<AccountRef> accounts,
            @Nullable LookupTable table,
            List<Integer> places,
            boolean writable) {
        for (int place : places) {
            if (table == null || place >= table.addresses().size()) {
                throw new MalformedLayoutException(
                        "expected a lookup table with place " + place + ", was none");
            }
            accounts.add(new AccountRef(table.addresses().get(place), false, writable));
        }
    }

    private static void require(boolean holds, String expected, int was) {
        if (!holds) {
            throw new MalformedLayoutException("expected " + expected + ", was " + was);
        }
    }
}
