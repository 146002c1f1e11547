package io.slipstream.functions.decode;

import io.slipstream.models.chain.PoolEvent;
import io.slipstream.models.layout.ByteReader;
import io.slipstream.models.layout.Discriminator;
import io.slipstream.models.unit.Mints;

/**
 * Moonshot's bonding curve, which pays in native SOL and emits no event: tokens from the transfer,
 * lamports from what the curve's account gained or lost. Two trades on one curve in one transaction
 * cannot be told apart; then neither is a leg.
 *
 * <p>Source: IDL token_launchpad. Accounts of buy and sell: sender, his tokens, curve, its tokens,
 * two fee accounts, mint; of token_mint: sender, backend, curve, mint.
 */
final class MoonshotProgram implements DexProgram {
    private static final long BUY = Discriminator.ofInstruction("buy");
    private static final long SELL = Discriminator.ofInstruction("sell");
    private static final long TOKEN_MINT = Discriminator.ofInstruction("token_mint");
    private static final int SENDER = 0;
    private static final int CURVE = 2;
    private static final int CREATED_MINT = 3;

    private final ByteReader reader = new ByteReader(new byte[0]);

    @Override
    public String dex() {
        return "moonshot";
    }

    @Override
    public void decode(TransactionView tx, int at, Findings found) {
        Instruction in = tx.instructions[at];
        if (in.dataLength() < Long.BYTES) {
            return;
        }
        long discriminator = in.data(reader).u64();
        int curve = in.account(CURVE);
        if (curve < 0) {
            return;
        }
        if (discriminator == BUY || discriminator == SELL) {
            trade(tx, at, curve, discriminator == BUY, found);
        } else if (discriminator == TOKEN_MINT) {
            String mint = tx.key(in.account(CREATED_MINT));
            if (mint != null) {
                found.openings.add(
                        new PoolOpening(
                                at,
                                PoolEvent.Kind.CREATE,
                                dex(),
                                mint,
                                Mints.SOL,
                                tx.key(curve),
                                tx.key(in.account(SENDER))));
            }
        }
    }

    private void trade(TransactionView tx, int at, int curve, boolean buy, Findings found) {
        long gained = tx.lamportsAfter[curve] - tx.lamportsBefore[curve];
        long lamports = buy ? gained : -gained;
        for (int i = at + 1; i < tx.endOf(at); i++) {
            TokenMove move = tx.instructions[i].move;
            if (move.isTransfer() && move.mint != null && lamports > 0) {
                String program = tx.programOf(tx.instructions[at]);
                Leg leg =
                        buy
                                ? new Leg(
                                        at,
                                        program,
                                        dex(),
                                        Mints.SOL,
                                        lamports,
                                        move.mint,
                                        move.amount)
                                : new Leg(
                                        at,
                                        program,
                                        dex(),
                                        move.mint,
                                        move.amount,
                                        Mints.SOL,
                                        lamports);
                leg.user = tx.key(tx.instructions[at].account(SENDER));
                leg.pool = tx.key(curve);
                found.legs.add(leg);
                return;
            }
        }
    }
}
