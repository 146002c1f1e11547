package io.slipstream.connectors.withdrawal;

import io.slipstream.models.layout.AccountRef;
import io.slipstream.models.layout.ByteReader;
import io.slipstream.models.layout.ByteWriter;
import io.slipstream.models.layout.ChainInstruction;
import io.slipstream.models.layout.ChainMessage;
import io.slipstream.models.layout.ComputeBudget;
import io.slipstream.models.layout.MalformedLayoutException;
import io.slipstream.models.layout.MessageCompiler;
import io.slipstream.models.layout.Programs;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The message of a withdrawal: one transfer of the System program, the withdrawal's id as a memo.
 * Source of the layout: Solana's system interface, instruction 2 (u32), lamports (u64).
 */
final class WithdrawalMessage {
    private static final int TRANSFER = 2;
    private static final int TRANSFER_BYTES = 12;

    /** A transfer and a memo need far less. */
    private static final int UNITS = 60_000;

    private WithdrawalMessage() {}

    static ChainMessage of(Withdrawal withdrawal, String user, String blockhash) {
        return MessageCompiler.compile(
                user,
                blockhash,
                List.of(
                        ComputeBudget.unitLimit(UNITS),
                        new ChainInstruction(
                                Programs.SYSTEM,
                                List.of(
                                        new AccountRef(user, true, true),
                                        new AccountRef(withdrawal.address(), false, true)),
                                new ByteWriter()
                                        .u32(TRANSFER)
                                        .u64(withdrawal.lamports())
                                        .toBytes()),
                        new ChainInstruction(Programs.MEMO, List.of(), memo(withdrawal))),
                List.of());
    }

    /**
     * Why these bytes may not be signed for this withdrawal; null if nothing speaks against it.
     * They are read anew, whoever made them.
     *
     * @param user the wallet's address
     */
    static @Nullable String objection(byte[] message, Withdrawal withdrawal, String user) {
        ChainMessage read;
        List<ChainInstruction> instructions;
        try {
            read = ChainMessage.read(message);
            instructions = read.resolve(Map.of());
        } catch (MalformedLayoutException e) {
            return e.getMessage();
        }
        if (read.signers() != 1 || !read.feePayer().equals(user)) {
            return "expected the user alone to sign and pay, was " + read.feePayer();
        }
        int transfers = 0;
        for (ChainInstruction instruction : instructions) {
            if (instruction.program().equals(Programs.SYSTEM)) {
                transfers++;
                if (!isWanted(instruction, withdrawal, user)) {
                    return "expected the transfer of the withdrawal, was another";
                }
            } else if (!isHarmless(instruction, withdrawal)) {
                return "expected a transfer and its memo, was a call of " + instruction.program();
            }
        }
        return transfers == 1 ? null : "expected one transfer, was " + transfers;
    }

    private static boolean isWanted(
            ChainInstruction instruction, Withdrawal withdrawal, String user) {
        ByteReader data = new ByteReader(instruction.data());
        return instruction.data().length == TRANSFER_BYTES
                && data.u32() == TRANSFER
                && data.u64() == withdrawal.lamports()
                && instruction.accounts().size() == 2
                && instruction.accounts().get(0).key().equals(user)
                && instruction.accounts().get(1).key().equals(withdrawal.address());
    }

    /** A limit of compute units costs nothing; a price of one would. */
    private static boolean isHarmless(ChainInstruction instruction, Withdrawal withdrawal) {
        byte[] data = instruction.data();
        if (instruction.program().equals(Programs.COMPUTE_BUDGET)) {
            return data.length > 0 && data[0] == ComputeBudget.SET_UNIT_LIMIT;
        }
        return instruction.program().equals(Programs.MEMO)
                && instruction.accounts().isEmpty()
                && Arrays.equals(data, memo(withdrawal));
    }

    private static byte[] memo(Withdrawal withdrawal) {
        return withdrawal.id().getBytes(StandardCharsets.UTF_8);
    }
}
