package io.slipstream.functions.decode;

import io.slipstream.models.layout.ByteReader;
import io.slipstream.models.layout.Discriminator;
import io.slipstream.models.layout.JupiterLimitTradeEvent;
import io.slipstream.models.unit.Mints;
import org.jspecify.annotations.Nullable;

/**
 * Jupiter's limit orders, both versions: a keeper swaps for the maker of an order. What the maker
 * gave is in v2's event, in v1 in the data of the instruction that lent it to the keeper; what he
 * got are the transfers to his account, or the lamports that he gained.
 *
 * <p>Source: IDL limit_order and limit_order_2 (@jup-ag/limit-order-sdk). Accounts of v1's
 * pre_flash_fill_order: order, reserve, taker, his account, input mint; of its flash_fill_order:
 * order, reserve, maker, taker, maker's account, six more, input mint at 9, output mint at 11. Of
 * v2's flash_fill_order: taker, maker, order, reserve, maker's account, three more, output mint at
 * 8; of its fill_order: taker, maker, order, two of the taker, maker's account at 5, input mint at
 * 8, output mint at 10.
 */
final class JupiterLimitProgram implements DexProgram {
    private static final long PRE_FLASH_FILL = Discriminator.ofInstruction("pre_flash_fill_order");
    private static final long FLASH_FILL = Discriminator.ofInstruction("flash_fill_order");
    private static final long FILL = Discriminator.ofInstruction("fill_order");

    private final ByteReader reader = new ByteReader(new byte[0]);
    private final boolean second;

    private JupiterLimitProgram(boolean second) {
        this.second = second;
    }

    static JupiterLimitProgram v1() {
        return new JupiterLimitProgram(false);
    }

    static JupiterLimitProgram v2() {
        return new JupiterLimitProgram(true);
    }

    @Override
    public String dex() {
        return second ? "jupiter_limit_v2" : "jupiter_limit_v1";
    }

    @Override
    public void decode(TransactionView tx, int at, Findings found) {
        Instruction in = tx.instructions[at];
        if (in.dataLength() < Long.BYTES) {
            return;
        }
        long discriminator = in.data(reader).u64();
        if (second) {
            if (discriminator == FLASH_FILL) {
                fill(tx, at, 1, 4, tx.mintOf(in.account(3)), 8, made(tx, at), found);
            } else if (discriminator == FILL) {
                fill(tx, at, 1, 5, tx.key(in.account(8)), 10, made(tx, at), found);
            }
        } else if (discriminator == FLASH_FILL) {
            long lent = lent(tx, at, in.account(0));
            fill(tx, at, 2, 4, tx.key(in.account(9)), 11, lent, found);
        }
    }

    private void fill(
            TransactionView tx,
            int at,
            int maker,
            int makerAccount,
            @Nullable String inputMint,
            int outputMint,
            long input,
            Findings found) {
        Instruction in = tx.instructions[at];
        String owner = tx.key(in.account(maker));
        String mint = tx.key(in.account(outputMint));
        if (owner == null || inputMint == null || mint == null || input == 0) {
            return;
        }
        long output = 0;
        for (int i = at + 1; i < tx.endOf(at); i++) {
            TokenMove move = tx.instructions[i].move;
            if (move.isTransfer() && move.destination == in.account(makerAccount)) {
                output += move.received();
            }
        }
        if (output == 0 && Mints.isSol(mint)) {
            output = Math.max(0, tx.lamportsGained(in.account(maker)));
        }
        if (output != 0) {
            found.fills.add(new OrderFill(at, owner, inputMint, input, mint, output));
        }
    }

    /** Base units that v2's event says the maker gave; 0 without one. */
    private long made(TransactionView tx, int at) {
        ByteReader data = CpiEvents.under(tx, at, JupiterLimitTradeEvent.DISCRIMINATOR, reader);
        return data == null ? 0 : JupiterLimitTradeEvent.read(data).makingAmount();
    }

    /** Base units that v1 lent to the keeper for an order, last before a place; 0 if none. */
    private long lent(TransactionView tx, int before, int order) {
        for (int i = before - 1; i >= 0; i--) {
            Instruction in = tx.instructions[i];
            if (in.program == tx.instructions[before].program
                    && in.account(0) == order
                    && in.dataLength() >= 2 * Long.BYTES) {
                ByteReader data = in.data(reader);
                if (data.u64() == PRE_FLASH_FILL) {
                    return data.u64();
                }
            }
        }
        return 0;
    }
}
