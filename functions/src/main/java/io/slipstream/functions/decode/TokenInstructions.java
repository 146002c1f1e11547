package io.slipstream.functions.decode;

import io.slipstream.models.layout.ByteReader;
import io.slipstream.models.layout.MalformedLayoutException;
import io.slipstream.models.layout.Programs;
import org.jspecify.annotations.Nullable;

/**
 * SPL Token, Token-2022 and associated-token instructions: what moves, and which accounts are
 * opened for whom.
 *
 * <p>Source: solana-program/token and token-2022, instruction.rs (tags); the transfer-fee
 * extension's TransferCheckedWithFee is tag 26, sub-tag 1.
 */
final class TokenInstructions {
    private static final int INITIALIZE_ACCOUNT = 1;
    private static final int TRANSFER = 3;
    private static final int MINT_TO = 7;
    private static final int BURN = 8;
    private static final int TRANSFER_CHECKED = 12;
    private static final int MINT_TO_CHECKED = 14;
    private static final int BURN_CHECKED = 15;
    private static final int INITIALIZE_ACCOUNT_2 = 16;
    private static final int INITIALIZE_ACCOUNT_3 = 18;
    private static final int TRANSFER_FEE_EXTENSION = 26;
    private static final int TRANSFER_CHECKED_WITH_FEE = 1;

    private final ByteReader reader = new ByteReader(new byte[0]);

    /**
     * Fills each instruction's move, and the mints and owners of accounts that were opened here.
     */
    void read(TransactionView tx) {
        for (int i = 0; i < tx.instructionCount; i++) {
            Instruction instruction = tx.instructions[i];
            String program = tx.programOf(instruction);
            NamedInstruction named = instruction.named;
            if (named != null && named.type != null) {
                if (KnownPrograms.isToken(program) || program.equals(Programs.ASSOCIATED_TOKEN)) {
                    readNamed(tx, instruction.move, named);
                }
            } else if (KnownPrograms.isToken(program)) {
                try {
                    readCompiled(tx, instruction);
                } catch (MalformedLayoutException e) {
                    instruction.move.clear(); // shorter than its tag says: not a transfer
                }
            } else if (program.equals(Programs.ASSOCIATED_TOKEN)) {
                // accounts: payer, token account, owner, mint
                opened(
                        tx,
                        instruction.account(1),
                        tx.key(instruction.account(3)),
                        tx.key(instruction.account(2)));
            }
        }
        nameMints(tx);
        findWithheld(tx);
    }

    private void readCompiled(TransactionView tx, Instruction in) {
        if (in.dataLength() == 0) {
            return;
        }
        ByteReader data = in.data(reader);
        switch (data.u8()) {
            case INITIALIZE_ACCOUNT ->
                    opened(tx, in.account(0), tx.key(in.account(1)), tx.key(in.account(2)));
            case INITIALIZE_ACCOUNT_2, INITIALIZE_ACCOUNT_3 ->
                    opened(tx, in.account(0), tx.key(in.account(1)), data.key());
            case TRANSFER -> transfer(in.move, in.account(0), in.account(1), in.account(2), data);
            case TRANSFER_CHECKED -> {
                transfer(in.move, in.account(0), in.account(2), in.account(3), data);
                in.move.mint = tx.key(in.account(1));
            }
            case TRANSFER_FEE_EXTENSION -> {
                if (data.u8() == TRANSFER_CHECKED_WITH_FEE) {
                    transfer(in.move, in.account(0), in.account(2), in.account(3), data);
                    in.move.mint = tx.key(in.account(1));
                    data.skip(1); // decimals
                    in.move.withheld = data.u64();
                }
            }
            case MINT_TO, MINT_TO_CHECKED ->
                    supply(
                            in.move,
                            TokenMove.Kind.MINT,
                            tx.key(in.account(0)),
                            in.account(1),
                            data);
            case BURN, BURN_CHECKED ->
                    supply(
                            in.move,
                            TokenMove.Kind.BURN,
                            tx.key(in.account(1)),
                            in.account(0),
                            data);
            default -> {
                return;
            }
        }
    }

    private static void transfer(
            TokenMove move, int source, int destination, int authority, ByteReader data) {
        move.amount = data.u64();
        move.source = source;
        move.destination = destination;
        move.authority = authority;
        move.kind = TokenMove.Kind.TRANSFER;
    }

    private static void supply(
            TokenMove move,
            TokenMove.Kind kind,
            @Nullable String mint,
            int account,
            ByteReader data) {
        move.amount = data.u64();
        move.mint = mint;
        move.destination = account;
        move.kind = kind;
    }

    private static void readNamed(TransactionView tx, TokenMove move, NamedInstruction named) {
        String type = named.type == null ? "" : named.type;
        switch (type) {
            case "transfer", "transferChecked", "transferCheckedWithFee" -> {
                move.kind = TokenMove.Kind.TRANSFER;
                move.source = tx.indexOf(named.source);
                move.destination = tx.indexOf(named.destination);
                move.authority = tx.indexOf(named.authority);
                move.mint = named.mint;
                move.amount = named.amount;
            }
            case "mintTo", "mintToChecked" -> {
                move.kind = TokenMove.Kind.MINT;
                move.destination = tx.indexOf(named.account);
                move.mint = named.mint;
                move.amount = named.amount;
            }
            case "burn", "burnChecked" -> {
                move.kind = TokenMove.Kind.BURN;
                move.destination = tx.indexOf(named.account);
                move.mint = named.mint;
                move.amount = named.amount;
            }
            case "initializeAccount",
                    "initializeAccount2",
                    "initializeAccount3",
                    "create",
                    "createIdempotent" ->
                    opened(tx, tx.indexOf(named.account), named.mint, named.owner);
            default -> {
                return;
            }
        }
    }

    private static void opened(
            TransactionView tx, int account, @Nullable String mint, @Nullable String owner) {
        if (account >= 0 && mint != null) {
            if (tx.mint[account] == null) {
                tx.mint[account] = mint;
            }
            if (tx.owner[account] == null) {
                tx.owner[account] = owner;
            }
        }
    }

    /** A plain transfer does not name its mint: either account's balance does. */
    private static void nameMints(TransactionView tx) {
        for (int i = 0; i < tx.instructionCount; i++) {
            TokenMove move = tx.instructions[i].move;
            if (move.isTransfer() && move.mint == null) {
                String known = tx.mintOf(move.source);
                move.mint = known != null ? known : tx.mintOf(move.destination);
            }
        }
    }

    /**
     * transferChecked of Token-2022 does not say what the mint's transfer fee took. Where it is the
     * only instruction that touched its destination, the balance there does.
     */
    private static void findWithheld(TransactionView tx) {
        for (int i = 0; i < tx.instructionCount; i++) {
            TokenMove move = tx.instructions[i].move;
            int to = move.destination;
            if (move.isTransfer()
                    && move.withheld == 0
                    && to >= 0
                    && tx.hasUnits[to]
                    && tx.programOf(tx.instructions[i]).equals(Programs.TOKEN_2022)
                    && isOnlyMoveOf(tx, i, to)) {
                long received = tx.unitsAfter[to] - tx.unitsBefore[to];
                if (received > 0 && received < move.amount) {
                    move.withheld = move.amount - received;
                }
            }
        }
    }

    private static boolean isOnlyMoveOf(TransactionView tx, int at, int account) {
        for (int i = 0; i < tx.instructionCount; i++) {
            TokenMove other = tx.instructions[i].move;
            if (i != at
                    && other.kind != TokenMove.Kind.NONE
                    && (other.source == account || other.destination == account)) {
                return false;
            }
        }
        return true;
    }
}
