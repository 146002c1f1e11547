package io.slipstream.connectors.simulator.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A transaction in the making. Program writers name accounts, call programs and move balances;
 * {@link #commit()} or {@link #fail} then settles it: the balances change (or only the fee is
 * paid), and the transaction can be written by {@link TransactionJson}. One object is reused for
 * all.
 */
public final class Transaction {
    private static final int FAILING_UNITS = 20_000;
    private static final int BUILTIN_UNITS = 150;
    private static final int SIGNATURE_FEE = 5000;
    private static final byte SIGNER = 2;
    private static final byte WRITABLE = 1;

    private long number;
    private int size;
    private Account[] accounts = new Account[64];
    private byte[] roles = new byte[64];
    private long[] lamports = new long[64];
    private long[] units = new long[64];
    private byte[] opening = new byte[64];

    private final List<String> coSignatures = new ArrayList<>();
    private final List<Instruction> instructions = new ArrayList<>();
    private final CallLog log = new CallLog();

    private long slot;
    private long blockTime;
    private String signature = "";
    private String blockhash = "";
    private boolean versioned;
    private long fee;
    private int failedInstruction = -1;
    private int failedCode;

    /** Starts again. The payer signs and pays the fee. */
    public void begin(
            long atSlot, long atBlockTime, String newSignature, String hash, Account payer) {
        number++;
        size = 0;
        instructions.clear();
        log.begin();
        slot = atSlot;
        blockTime = atBlockTime;
        signature = newSignature;
        blockhash = hash;
        versioned = false;
        fee = SIGNATURE_FEE;
        failedInstruction = -1;
        coSignatures.clear();
        roles[entryOf(payer)] |= SIGNER | WRITABLE;
    }

    /** Makes it a v0 transaction, which loads what it can from the lookup table. */
    public void versioned() {
        versioned = true;
    }

    /** Adds to the fee of 5000 lamports a signature: a priority fee. */
    public void priorityFee(long amount) {
        fee += amount;
    }

    /** Compute units of the whole transaction. */
    public void computeLimit(int limit) {
        log.limit(limit);
    }

    /** A further signer with his signature. */
    public void signs(Account account, String coSignature) {
        fee += SIGNATURE_FEE;
        roles[entryOf(account)] |= SIGNER | WRITABLE;
        coSignatures.add(coSignature);
    }

    public void writes(Account... written) {
        for (Account account : written) {
            roles[entryOf(account)] |= WRITABLE;
        }
    }

    /** Enters a program; what is called until {@link #end} is inner. */
    public void call(Account program, byte[] data, Account... named) {
        Instruction instruction = new Instruction(program, named, data, log.depth() + 1);
        entryOf(program);
        for (Account account : named) {
            entryOf(account);
        }
        if (log.depth() == 0) {
            instructions.add(instruction);
        } else {
            instructions.get(instructions.size() - 1).inner.add(instruction);
        }
        log.enter(program);
    }

    /** Leaves a program that reports what it used. */
    public void end(int computeUnits) {
        log.consumed(computeUnits);
        log.leave(computeUnits);
    }

    /** Leaves a builtin, which reports nothing. */
    public void end() {
        log.leave(BUILTIN_UNITS);
    }

    /** Enters and leaves a program that calls no other. */
    public void leaf(Account program, byte[] data, String log, int computeUnits, Account... named) {
        call(program, data, named);
        log("Program log: ", log);
        end(computeUnits);
    }

    /** A log line: ASCII, nothing to escape. */
    public void log(String prefix, String text) {
        log.line(prefix, text);
    }

    public void log(String line) {
        log("", line);
    }

    /** A return value, base64. */
    public void returns(String base64) {
        log.returns(base64);
    }

    public void moveLamports(Account from, Account to, long amount) {
        lamports[entryOf(from)] -= amount;
        lamports[entryOf(to)] += amount;
    }

    /** Units of one mint; for wrapped SOL the lamports move with them. */
    public void moveUnits(TokenAccount from, TokenAccount to, long amount) {
        units[entryOf(from)] -= amount;
        units[entryOf(to)] += amount;
        if (from.mint().isSol()) {
            moveLamports(from, to, amount);
        }
    }

    /** Units appear (a mint, or native SOL becoming wrapped). */
    public void addUnits(TokenAccount to, long amount) {
        units[entryOf(to)] += amount;
    }

    /** The payer funds a new token account. */
    public void open(Account payer, TokenAccount account) {
        moveLamports(payer, account, TokenAccount.RENT);
        opening[entryOf(account)] |= 1;
    }

    /** All lamports of the account go back to its owner. */
    public void close(TokenAccount account, Account to) {
        int entry = entryOf(account);
        moveLamports(account, to, account.lamports() + lamports[entry]);
        units[entry] = -account.amount();
        opening[entry] |= 2;
    }

    /** What the transaction has moved into or out of an account so far, lamports. */
    public long lamportsMoved(Account account) {
        return lamports[entryOf(account)];
    }

    /** Units that the account holds at this point of the transaction. */
    public long unitsNow(TokenAccount account) {
        return account.amount() + units[entryOf(account)];
    }

    /** The program that is running refuses: nothing moves but the fee. */
    public void fail(int code, String reason) {
        log("Program log: ", reason);
        failedInstruction = instructions.size() - 1;
        failedCode = code;
        log.fail(FAILING_UNITS, code);
        Arrays.fill(lamports, 0, size, 0);
        Arrays.fill(units, 0, size, 0);
        Arrays.fill(opening, 0, size, (byte) 0);
    }

    /** Settles: charges the fee. The balances change when it is {@link #apply applied}. */
    public void settle() {
        if (log.depth() != 0) {
            throw new IllegalStateException(
                    "expected every call to be left, was depth " + log.depth());
        }
        lamports[0] -= fee;
    }

    /** Moves the balances; what is written of it shows the state before and after. */
    public void apply() {
        for (int i = 0; i < size; i++) {
            accounts[i].add(lamports[i]);
            if (accounts[i] instanceof TokenAccount account) {
                account.addUnits(units[i]);
                if (opening[i] != 0) {
                    account.setOpen((opening[i] & 2) == 0);
                }
            }
        }
    }

    public String signature() {
        return signature;
    }

    public boolean failed() {
        return failedInstruction >= 0;
    }

    public long slot() {
        return slot;
    }

    public long blockTime() {
        return blockTime;
    }

    private int entryOf(Account account) {
        if (account.namedBy == number
                && account.entry < size
                && accounts[account.entry] == account) {
            return account.entry;
        }
        if (size == accounts.length) {
            accounts = Arrays.copyOf(accounts, size * 2);
            roles = Arrays.copyOf(roles, size * 2);
            lamports = Arrays.copyOf(lamports, size * 2);
            units = Arrays.copyOf(units, size * 2);
            opening = Arrays.copyOf(opening, size * 2);
        }
        account.namedBy = number;
        account.entry = size;
        accounts[size] = account;
        roles[size] = 0;
        lamports[size] = 0;
        units[size] = 0;
        opening[size] = 0;
        return size++;
    }

    // What the JSON writer reads.

    int size() {
        return size;
    }

    Account account(int entry) {
        return accounts[entry];
    }

    boolean isSigner(int entry) {
        return (roles[entry] & SIGNER) != 0;
    }

    boolean isWritable(int entry) {
        return (roles[entry] & WRITABLE) != 0;
    }

    long lamportsDelta(int entry) {
        return lamports[entry];
    }

    long unitsDelta(int entry) {
        return units[entry];
    }

    /** True if the token account exists once the transaction is applied. */
    boolean openAfter(int entry, TokenAccount account) {
        return opening[entry] == 0 ? account.isOpen() : (opening[entry] & 2) == 0;
    }

    List<Instruction> instructions() {
        return instructions;
    }

    List<String> coSignatures() {
        return coSignatures;
    }

    JsonBytes logs() {
        return log.lines();
    }

    String blockhash() {
        return blockhash;
    }

    boolean isVersioned() {
        return versioned;
    }

    long fee() {
        return fee;
    }

    int computeUnits() {
        return log.used();
    }

    int failedInstruction() {
        return failedInstruction;
    }

    int failedCode() {
        return failedCode;
    }
}
