package io.slipstream.connectors.jupiter;

import io.slipstream.models.chain.Side;
import io.slipstream.models.layout.AccountRef;
import io.slipstream.models.layout.ByteReader;
import io.slipstream.models.layout.ChainInstruction;
import io.slipstream.models.layout.ChainMessage;
import io.slipstream.models.layout.ComputeBudget;
import io.slipstream.models.layout.LookupTable;
import io.slipstream.models.layout.MalformedLayoutException;
import io.slipstream.models.layout.Programs;
import io.slipstream.models.layout.TipAccounts;
import io.slipstream.models.trade.OrderTerms;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether a message does what was ordered and nothing else, before anybody signs it:
 *
 * <ul>
 *   <li>the user alone signs and pays the fee;
 *   <li>every program is one of a few, and of these only harmless calls: no approval, no change of
 *       authority, no transfer of tokens outside the swap;
 *   <li>accounts that are made or closed belong to the user, and their lamports come back to him;
 *   <li>lamports go only into his wrapped SOL, at most the order's input, or to a tip account;
 *   <li>there is one swap: of exactly the order's input, out of and into his own accounts;
 *   <li>priority fee and tip together stay below the cap.
 * </ul>
 *
 * What happens inside the swap is Jupiter's program, which is trusted to keep to its arguments.
 */
final class MessageCheck {
    private static final int SYSTEM_TRANSFER = 2;
    private static final int CLOSE_ACCOUNT = 9;
    private static final int SYNC_NATIVE = 17;
    private static final int DEFAULT_UNITS_EACH = 200_000;
    private static final String BROKEN = "an instruction is cut";

    private final OrderTerms terms;
    private final String user;
    private final String solAccount;
    private final String tokenAccount;
    private final long mostFees;

    private long units = -1;
    private long unitPrice;
    private long wrapped;
    private long tips;
    private int swaps;

    private MessageCheck(SwapContext context, FeePolicy fees) {
        this.terms = context.terms();
        this.user = context.user();
        this.solAccount = context.solAccount();
        this.tokenAccount = context.tokenAccount();
        this.mostFees = fees.mostLamports();
    }

    /**
     * What is wrong with it; null if it may be signed.
     *
     * @param tables every lookup table that the message uses
     */
    static @Nullable String objection(
            ChainMessage message,
            Map<String, LookupTable> tables,
            SwapContext context,
            FeePolicy fees) {
        if (message.signers() != 1 || !message.feePayer().equals(context.user())) {
            return "others than the user sign or pay";
        }
        try {
            return new MessageCheck(context, fees).objection(message.resolve(tables));
        } catch (MalformedLayoutException | ArithmeticException | IndexOutOfBoundsException e) {
            return BROKEN;
        }
    }

    private @Nullable String objection(List<ChainInstruction> instructions) {
        for (ChainInstruction instruction : instructions) {
            String objection =
                    switch (instruction.program()) {
                        case Programs.COMPUTE_BUDGET -> budget(new ByteReader(instruction.data()));
                        case Programs.SYSTEM -> system(instruction);
                        case Programs.TOKEN, Programs.TOKEN_2022 -> token(instruction);
                        case Programs.ASSOCIATED_TOKEN -> create(instruction);
                        case Programs.MEMO -> null;
                        case Programs.JUPITER_V6 -> swap(instruction);
                        default -> "program " + instruction.program() + " is not allowed";
                    };
            if (objection != null) {
                return objection;
            }
        }
        if (swaps != 1) {
            return "it has " + swaps + " swaps";
        }
        if (wrapped > (terms.side() == Side.BUY ? terms.inputAmount() : 0)) {
            return "it wraps " + wrapped + " lamports";
        }
        long limit =
                units >= 0
                        ? units
                        : Math.min(
                                ComputeBudget.MOST_UNITS,
                                (long) DEFAULT_UNITS_EACH * instructions.size());
        long fees = Math.addExact(ComputeBudget.cost(unitPrice, limit), tips);
        return fees > mostFees ? "it pays " + fees + " lamports of fees and tips" : null;
    }

    private @Nullable String budget(ByteReader data) {
        int tag = data.u8();
        if (tag == ComputeBudget.SET_UNIT_LIMIT) {
            units = data.u32();
        } else if (tag == ComputeBudget.SET_UNIT_PRICE) {
            unitPrice = data.u64();
            return unitPrice < 0 ? "it has an absurd unit price" : null;
        }
        return null;
    }

    private @Nullable String system(ChainInstruction instruction) {
        ByteReader data = new ByteReader(instruction.data());
        if (data.u32() != SYSTEM_TRANSFER) {
            return "it calls the system program for more than a transfer";
        }
        long lamports = data.u64();
        String to = key(instruction, 1);
        if (lamports < 0) {
            return "it moves an absurd amount";
        }
        if (to.equals(solAccount)) {
            wrapped = Math.addExact(wrapped, lamports);
            return null;
        }
        if (TipAccounts.JITO.contains(to)) {
            tips = Math.addExact(tips, lamports);
            return null;
        }
        return "it sends lamports to " + to;
    }

    private @Nullable String token(ChainInstruction instruction) {
        int tag = new ByteReader(instruction.data()).u8();
        if (tag == SYNC_NATIVE) {
            return null;
        }
        boolean his =
                tag == CLOSE_ACCOUNT
                        && isHis(key(instruction, 0))
                        && key(instruction, 1).equals(user);
        return his ? null : "it calls a token program for " + tag;
    }

    /** Payer, account, owner, mint. */
    private @Nullable String create(ChainInstruction instruction) {
        byte[] data = instruction.data();
        boolean plain = data.length == 0 || (data.length == 1 && data[0] <= 1 && data[0] >= 0);
        return plain && key(instruction, 2).equals(user)
                ? null
                : "it makes an account for somebody else";
    }

    private @Nullable String swap(ChainInstruction instruction) {
        swaps++;
        List<String> accounts = instruction.accounts().stream().map(AccountRef::key).toList();
        if (!accounts.contains(user)
                || !accounts.contains(solAccount)
                || !accounts.contains(tokenAccount)) {
            return "its swap is not between accounts of the user";
        }
        return holds(instruction.data(), terms.inputAmount())
                ? null
                : "its swap is not of " + terms.inputAmount();
    }

    /** Whether a little-endian u64 of that value stands somewhere behind the first byte. */
    private static boolean holds(byte[] data, long value) {
        byte[] wanted = new byte[8];
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = (byte) (value >>> (8 * i));
        }
        for (int at = 1; at + wanted.length <= data.length; at++) {
            if (Arrays.equals(data, at, at + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }

    private boolean isHis(String account) {
        return account.equals(solAccount) || account.equals(tokenAccount);
    }

    private static String key(ChainInstruction instruction, int place) {
        return instruction.accounts().get(place).key();
    }
}
