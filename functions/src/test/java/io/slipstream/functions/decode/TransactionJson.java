package io.slipstream.functions.decode;

import io.slipstream.models.layout.ByteWriter;
import io.slipstream.models.unit.Base58;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Builds small {@code getTransaction} results by hand, in each encoding. */
final class TransactionJson {
    private record Ix(int outer, int depth, int program, int[] accounts, byte[] data) {}

    private record Balance(int account, String mint, String owner, String before, String after) {}

    private final List<String> keys = new ArrayList<>();
    private final List<String> loaded = new ArrayList<>();
    private final List<Ix> outer = new ArrayList<>();
    private final List<Ix> inner = new ArrayList<>();
    private final List<Balance> balances = new ArrayList<>();
    private final List<String> logs = new ArrayList<>();
    private final List<Long> before = new ArrayList<>();
    private final List<Long> after = new ArrayList<>();
    private int signers = 1;
    private String err = "null";
    private String slot = "77";

    /** A valid address that differs by seed. */
    static String key(int seed) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) seed);
        bytes[31] = (byte) (seed >> 8);
        return Base58.encode(bytes);
    }

    static String signature() {
        byte[] bytes = new byte[64];
        Arrays.fill(bytes, (byte) 7);
        return Base58.encode(bytes);
    }

    /** The index of an account, added with its lamports if new. */
    int account(String key, long lamportsBefore, long lamportsAfter) {
        int at = keys.indexOf(key);
        if (at >= 0) {
            return at;
        }
        keys.add(key);
        before.add(lamportsBefore);
        after.add(lamportsAfter);
        return keys.size() - 1;
    }

    int account(String key) {
        return account(key, 1_000_000, 1_000_000);
    }

    TransactionJson signers(int count) {
        signers = count;
        return this;
    }

    TransactionJson failed() {
        err = "{\"InstructionError\":[0,{\"Custom\":6001}]}";
        return this;
    }

    TransactionJson slot(String json) {
        slot = json;
        return this;
    }

    TransactionJson log(String line) {
        logs.add(line);
        return this;
    }

    /** Moves the last {@code count} accounts into the loaded addresses of a v0 transaction. */
    TransactionJson load(int count) {
        List<String> tail = keys.subList(keys.size() - count, keys.size());
        loaded.addAll(tail);
        tail.clear();
        return this;
    }

    TransactionJson outer(String program, byte[] data, int... accounts) {
        outer.add(new Ix(outer.size(), 1, account(program), accounts, data));
        return this;
    }

    /** An inner instruction of the last outer one. */
    TransactionJson inner(int depth, String program, byte[] data, int... accounts) {
        inner.add(new Ix(outer.size() - 1, depth, account(program), accounts, data));
        return this;
    }

    TransactionJson transfer(int depth, String program, long amount, int from, int to, int by) {
        return inner(depth, program, new ByteWriter().u8(3).u64(amount).toBytes(), from, to, by);
    }

    TransactionJson tokens(
            int account, String mint, String owner, long unitsBefore, long unitsAfter) {
        return tokens(
                account,
                mint,
                owner,
                Long.toUnsignedString(unitsBefore),
                Long.toUnsignedString(unitsAfter));
    }

    TransactionJson tokens(int account, String mint, String owner, String before, String after) {
        balances.add(new Balance(account, mint, owner, before, after));
        return this;
    }

    byte[] json() {
        StringBuilder message = new StringBuilder();
        message.append("{\"signatures\":[\"").append(signature()).append("\"],\"message\":{");
        message.append("\"header\":{\"numRequiredSignatures\":").append(signers);
        message.append(",\"numReadonlySignedAccounts\":0,\"numReadonlyUnsignedAccounts\":1},");
        message.append("\"accountKeys\":").append(strings(keys));
        message.append(",\"recentBlockhash\":\"").append(key(9)).append("\",\"instructions\":[");
        for (int i = 0; i < outer.size(); i++) {
            message.append(i == 0 ? "" : ",").append(compiled(outer.get(i), false));
        }
        message.append("]}}");
        return result(message.toString());
    }

    /** The same transaction as wire bytes in base64 or base58. */
    byte[] encoded(String encoding) {
        ByteWriter wire = new ByteWriter().u8(1).raw(Base58.decode(signature()));
        if (!loaded.isEmpty()) {
            wire.u8(0x80);
        }
        wire.u8(signers).u8(0).u8(1).u8(keys.size());
        keys.forEach(wire::key);
        wire.key(key(9)).u8(outer.size());
        for (Ix ix : outer) {
            wire.u8(ix.program).u8(ix.accounts.length);
            for (int account : ix.accounts) {
                wire.u8(account);
            }
            // compact-u16 of two bytes holds lengths up to 16,383
            wire.u8(ix.data.length & 0x7F | 0x80).u8(ix.data.length >> 7).raw(ix.data);
        }
        byte[] bytes = wire.toBytes();
        String text =
                encoding.equals("base64")
                        ? Base64.getEncoder().encodeToString(bytes)
                        : Base58.encode(bytes);
        return result("[\"" + text + "\",\"" + encoding + "\"]");
    }

    private byte[] result(String transaction) {
        StringBuilder out = new StringBuilder();
        out.append("{\"slot\":").append(slot).append(",\"blockTime\":1700000000,\"meta\":{");
        out.append("\"err\":").append(err).append(",\"fee\":5000,\"innerInstructions\":[");
        boolean first = true;
        for (int i = 0; i < outer.size(); i++) {
            StringBuilder group = new StringBuilder();
            for (Ix ix : inner) {
                if (ix.outer == i) {
                    group.append(group.isEmpty() ? "" : ",").append(compiled(ix, true));
                }
            }
            if (!group.isEmpty()) {
                out.append(first ? "" : ",").append("{\"index\":").append(i);
                out.append(",\"instructions\":[").append(group).append("]}");
                first = false;
            }
        }
        out.append("],\"loadedAddresses\":{\"writable\":").append(strings(loaded));
        out.append(",\"readonly\":[]},\"logMessages\":").append(strings(logs));
        out.append(",\"preBalances\":").append(before);
        out.append(",\"postBalances\":").append(after);
        out.append(",\"preTokenBalances\":").append(tokenBalances(true));
        out.append(",\"postTokenBalances\":").append(tokenBalances(false));
        out.append("},\"transaction\":").append(transaction).append(",\"version\":0}");
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private String tokenBalances(boolean pre) {
        List<String> rows = new ArrayList<>();
        for (Balance balance : balances) {
            rows.add(
                    "{\"accountIndex\":%d,\"mint\":\"%s\",\"owner\":\"%s\",\"uiTokenAmount\":{\"amount\":\"%s\",\"decimals\":6}}"
                            .formatted(
                                    balance.account,
                                    balance.mint,
                                    balance.owner,
                                    pre ? balance.before : balance.after));
        }
        return rows.toString();
    }

    private static String compiled(Ix ix, boolean inner) {
        return "{\"programIdIndex\":%d,\"accounts\":%s,\"data\":\"%s\"%s}"
                .formatted(
                        ix.program,
                        Arrays.toString(ix.accounts),
                        Base58.encode(ix.data),
                        inner ? ",\"stackHeight\":" + ix.depth : "");
    }

    private static String strings(List<String> values) {
        StringBuilder out = new StringBuilder("[");
        for (String value : values) {
            out.append(out.length() == 1 ? "" : ",").append('"').append(value).append('"');
        }
        return out.append(']').toString();
    }
}
