package io.slipstream.functions.decode;

import io.slipstream.models.layout.ByteReader;
import io.slipstream.models.layout.MalformedLayoutException;
import io.slipstream.models.layout.Programs;
import io.slipstream.models.layout.TipAccounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * SOL that the system program moves from a wallet to another one and that the other can live on,
 * outer and inner. Left out are token accounts, accounts that the transaction hands to a program,
 * tips, what moves inside of a trade, and what the sender did not sign for.
 *
 * <p>A transfer has to bring at least what its receiver held: a dusting says nothing about a wallet
 * that is in use, and to bring one into disrepute costs as much as it has.
 *
 * <p>Source: solana-system-interface, instruction.rs (tags and accounts).
 */
final class SystemTransfers {
    /** Below this it is rent, a fee or dust: 0.01 SOL. */
    static final long LEAST_LAMPORTS = 10_000_000;

    private static final int CREATE_ACCOUNT = 0;
    private static final int ASSIGN = 1;
    private static final int TRANSFER = 2;
    private static final int CREATE_ACCOUNT_WITH_SEED = 3;
    private static final int ALLOCATE = 8;
    private static final int ALLOCATE_WITH_SEED = 9;
    private static final int ASSIGN_WITH_SEED = 10;
    private static final int TRANSFER_WITH_SEED = 11;

    /** What hands an account to a program, as jsonParsed calls it. */
    private static final Set<String> HANDS_OVER =
            Set.of(
                    "createAccount",
                    "createAccountWithSeed",
                    "assign",
                    "assignWithSeed",
                    "allocate",
                    "allocateWithSeed");

    private final ByteReader reader = new ByteReader(new byte[0]);

    // The transfer read last.
    private int from;
    private int to;
    private long lamports;

    /** Addresses of two wallets, what moved, and what the first had before. */
    record Transfer(String from, String to, long lamports, long fromBalanceBefore) {}

    /**
     * The transfers in the order in which they ran.
     *
     * @param found what the programs that trade have said
     */
    List<Transfer> of(TransactionView tx, Findings found) {
        int system = tx.indexOf(Programs.SYSTEM);
        if (system < 0) {
            return List.of();
        }
        List<Transfer> transfers = List.of();
        for (int i = 0; i < tx.instructionCount; i++) {
            Instruction instruction = tx.instructions[i];
            if (instruction.program == system
                    && read(tx, instruction)
                    && tx.isSigner(from)
                    && from != to
                    && canBeFunded(tx, to)
                    && lamports >= leastFor(tx, to)
                    && !TipAccounts.JITO.contains(tx.keys[to])
                    && !isPartOfTrade(tx, i, found)
                    && !isHandedOver(tx, system, i)) {
                if (transfers.isEmpty()) {
                    transfers = new ArrayList<>(2);
                }
                transfers.add(
                        new Transfer(
                                tx.keys[from], tx.keys[to], lamports, tx.lamportsBefore[from]));
            }
        }
        return transfers;
    }

    private boolean read(TransactionView tx, Instruction in) {
        NamedInstruction named = in.named;
        if (named != null && named.type != null) {
            return readNamed(tx, named, named.type);
        }
        if (!canBeFunded(tx, in.account(1)) && !canBeFunded(tx, in.account(2))) {
            return false; // most need not even be decoded
        }
        try {
            return readCompiled(in, in.data(reader));
        } catch (MalformedLayoutException e) {
            return false; // shorter than its tag says: not a transfer
        }
    }

    private boolean readCompiled(Instruction in, ByteReader data) {
        int tag = (int) data.u32();
        boolean withSeed = tag == TRANSFER_WITH_SEED;
        if (tag != TRANSFER && tag != CREATE_ACCOUNT && !withSeed) {
            return false;
        }
        // With a seed the account belongs to its base, which signs: accounts are from, base, to.
        from = in.account(withSeed ? 1 : 0);
        to = in.account(withSeed ? 2 : 1);
        lamports = data.u64();
        return tag != CREATE_ACCOUNT || data.u64() == 0 && data.key().equals(Programs.SYSTEM);
    }

    private boolean readNamed(TransactionView tx, NamedInstruction named, String type) {
        switch (type) {
            case "transfer" -> from = tx.indexOf(named.source);
            case "transferWithSeed" -> from = tx.indexOf(named.sourceBase);
            case "createAccount" -> {
                from = tx.indexOf(named.source);
                to = tx.indexOf(named.account);
                lamports = named.lamports;
                return named.space == 0 && Programs.SYSTEM.equals(named.owner);
            }
            default -> {
                return false;
            }
        }
        to = tx.indexOf(named.destination);
        lamports = named.lamports;
        return true;
    }

    /** Whoever does not sign only gains here; whoever does may spend at once what he got. */
    private static boolean canBeFunded(TransactionView tx, int account) {
        return account >= 0
                && tx.mint[account] == null
                && (tx.signer[account]
                        || tx.lamportsAfter[account] - tx.lamportsBefore[account]
                                >= leastFor(tx, account));
    }

    private static long leastFor(TransactionView tx, int account) {
        return Math.max(LEAST_LAMPORTS, tx.lamportsBefore[account]);
    }

    /** An inner transfer below an instruction that trades: its price, its fees, an account. */
    private static boolean isPartOfTrade(TransactionView tx, int at, Findings found) {
        Instruction in = tx.instructions[at];
        int first = at;
        while (first > 0 && tx.instructions[first - 1].outer == in.outer) {
            first--;
        }
        int end = at + 1;
        while (end < tx.instructionCount && tx.instructions[end].outer == in.outer) {
            end++;
        }
        return first < at && found.hasLeg(first, end);
    }

    /** True if another instruction makes the receiver an account of some program. */
    private boolean isHandedOver(TransactionView tx, int system, int at) {
        for (int i = 0; i < tx.instructionCount; i++) {
            Instruction in = tx.instructions[i];
            if (i != at && in.program == system && handsOver(tx, in, to)) {
                return true;
            }
        }
        return false;
    }

    private boolean handsOver(TransactionView tx, Instruction in, int account) {
        NamedInstruction named = in.named;
        if (named != null && named.type != null) {
            return HANDS_OVER.contains(named.type) && tx.indexOf(named.account) == account;
        }
        try {
            int place =
                    switch ((int) in.data(reader).u32()) {
                        case CREATE_ACCOUNT, CREATE_ACCOUNT_WITH_SEED -> 1;
                        case ASSIGN, ALLOCATE, ALLOCATE_WITH_SEED, ASSIGN_WITH_SEED -> 0;
                        default -> -1;
                    };
            return in.account(place) == account;
        } catch (MalformedLayoutException e) {
            return false;
        }
    }
}
