package io.slipstream.functions.decode;

import io.slipstream.models.unit.Mints;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One transaction in arrays: accounts, balances and the instructions in the order in which they
 * ran. Whatever the encoding, the rules see this. Reused; one per decoder.
 */
final class TransactionView {
    /** A transaction can name 256 accounts at most: an index is one byte on the wire. */
    static final int MOST_ACCOUNTS = 256;

    @Nullable String signature;
    long slot;
    long blockTime;
    int txIndex;
    boolean failed;
    boolean hasMeta;
    long fee;

    final String[] keys = new String[MOST_ACCOUNTS];
    int keyCount;
    final boolean[] signer = new boolean[MOST_ACCOUNTS];

    final long[] lamportsBefore = new long[MOST_ACCOUNTS];
    final long[] lamportsAfter = new long[MOST_ACCOUNTS];

    /** Mint and owner of a token account; null if it is none, or none that is known. */
    final @Nullable String[] mint = new @Nullable String[MOST_ACCOUNTS];

    final @Nullable String[] owner = new @Nullable String[MOST_ACCOUNTS];
    final int[] decimals = new int[MOST_ACCOUNTS];

    /** Token units, unsigned. */
    final long[] unitsBefore = new long[MOST_ACCOUNTS];

    final long[] unitsAfter = new long[MOST_ACCOUNTS];

    /** True if the balances of this token account are listed before or after. */
    final boolean[] hasUnits = new boolean[MOST_ACCOUNTS];

    Instruction[] instructions = new Instruction[64];
    int instructionCount;

    final ProgramLogs logs = new ProgramLogs();

    /** Accounts from here on are clean: most transactions name few of the 256. */
    private int touched = MOST_ACCOUNTS;

    /** Says that something of this account will be written. */
    void touch(int account) {
        touched = Math.max(touched, account + 1);
    }

    void clear() {
        signature = null;
        slot = -1;
        blockTime = -1;
        txIndex = -1;
        failed = false;
        hasMeta = false;
        fee = 0;
        keyCount = 0;
        instructionCount = 0;
        Arrays.fill(lamportsBefore, 0, touched, 0);
        Arrays.fill(lamportsAfter, 0, touched, 0);
        Arrays.fill(signer, 0, touched, false);
        Arrays.fill(mint, 0, touched, null);
        Arrays.fill(owner, 0, touched, null);
        Arrays.fill(decimals, 0, touched, -1);
        Arrays.fill(unitsBefore, 0, touched, 0);
        Arrays.fill(unitsAfter, 0, touched, 0);
        Arrays.fill(hasUnits, 0, touched, false);
        touched = 0;
        logs.clear();
    }

    void add(Instruction instruction) {
        if (instructionCount == instructions.length) {
            instructions = Arrays.copyOf(instructions, instructionCount * 2);
        }
        instructions[instructionCount++] = instruction;
    }

    /** Address of an account; null for -1. */
    @Nullable String key(int account) {
        return account >= 0 && account < keyCount ? keys[account] : null;
    }

    String programOf(Instruction instruction) {
        return keys[instruction.program];
    }

    int indexOf(@Nullable String key) {
        if (key != null) {
            for (int i = 0; i < keyCount; i++) {
                if (keys[i].equals(key)) {
                    return i;
                }
            }
        }
        return -1;
    }

    boolean isSigner(int account) {
        return account >= 0 && signer[account];
    }

    @Nullable String mintOf(int account) {
        return account >= 0 ? mint[account] : null;
    }

    @Nullable String ownerOf(int account) {
        return account >= 0 ? owner[account] : null;
    }

    /** True if a whole mint of no decimals is one token: an NFT. */
    boolean isNft(int account) {
        return account >= 0 && decimals[account] == 0;
    }

    /**
     * Units of a mint that an owner held before (or after), over all his accounts, unsigned; -1 if
     * none of his accounts of that mint is listed. Native SOL is not counted.
     */
    long units(String holder, String wantedMint, boolean after) {
        long sum = 0;
        boolean any = false;
        for (int i = 0; i < keyCount; i++) {
            if (hasUnits[i] && wantedMint.equals(mint[i]) && holder.equals(owner[i])) {
                sum += after ? unitsAfter[i] : unitsBefore[i];
                any = true;
            }
        }
        return any ? sum : -1;
    }

    /** True if an owner has a listed account of the mint. */
    boolean holds(String holder, String wantedMint) {
        for (int i = 0; i < keyCount; i++) {
            if (hasUnits[i] && wantedMint.equals(mint[i]) && holder.equals(owner[i])) {
                return true;
            }
        }
        return false;
    }

    /** True if an owner's token units of the mint changed; native SOL is not looked at. */
    boolean moved(String holder, String wantedMint) {
        return !Mints.isSol(wantedMint)
                && holds(holder, wantedMint)
                && units(holder, wantedMint, false) != units(holder, wantedMint, true);
    }

    /**
     * What an account's owner gained in lamports: his wallet and his token accounts (so rent that
     * he paid for himself and wrapped SOL are his), without the fee that he paid.
     */
    long lamportsGained(int account) {
        String holder = keys[account];
        long gained = lamportsAfter[account] - lamportsBefore[account];
        if (account == 0) {
            gained += fee;
        }
        for (int i = 0; i < keyCount; i++) {
            if (i != account && hasUnits[i] && holder.equals(owner[i])) {
                gained += lamportsAfter[i] - lamportsBefore[i];
            }
        }
        return gained;
    }

    /** Balance before the transaction: the wallet's lamports for SOL; -1 if unknown. */
    long balanceBefore(String holder, String wantedMint) {
        if (Mints.isSol(wantedMint)) {
            int account = indexOf(holder);
            return account < 0 ? -1 : lamportsBefore[account];
        }
        return units(holder, wantedMint, false);
    }

    /**
     * End (exclusive) of what ran under an instruction. Where the node did not give stack heights,
     * what follows directly, up to the next program that is neither a token program, the system
     * program nor the same one.
     */
    int endOf(int at) {
        Instruction root = instructions[at];
        int end = at + 1;
        while (end < instructionCount && instructions[end].outer == root.outer) {
            Instruction next = instructions[end];
            boolean under =
                    next.depth > 0 && root.depth > 0
                            ? next.depth > root.depth
                            : next.program == root.program
                                    || KnownPrograms.isPlumbing(programOf(next));
            if (!under) {
                break;
            }
            end++;
        }
        return end;
    }

    /** The nearest earlier instruction of the same outer one that called this one; -1 if none. */
    int parentOf(int at) {
        Instruction child = instructions[at];
        for (int i = at - 1; i >= 0 && instructions[i].outer == child.outer; i--) {
            Instruction candidate = instructions[i];
            boolean parent =
                    candidate.depth > 0 && child.depth > 0
                            ? candidate.depth < child.depth
                            : candidate.program == child.program;
            if (parent) {
                return i;
            }
        }
        return -1;
    }
}
