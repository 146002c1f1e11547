package io.slipstream.functions.decode;

import io.slipstream.models.chain.PoolEvent;
import io.slipstream.models.layout.ByteReader;
import io.slipstream.models.layout.Discriminator;
import io.slipstream.models.layout.MoonshotTradeEvent;
import io.slipstream.models.unit.Mints;
import org.jspecify.annotations.Nullable;

/**
 * Moonshot's bonding curve, which pays in native SOL: tokens from the transfer, lamports and fee
 * from the logged event. Without a readable log the lamports are what the curve's account gained or
 * lost, over all its trades in the transaction.
 *
 * <p>Source: IDL token_launchpad. Accounts of buy and sell: sender, his tokens, curve, its tokens,
 * two fee accounts, mint; of token_mint: sender, backend, curve, mint; of migrate_funds: backend,
 * migration authority, curve, two token accounts, mint.
 */
final class MoonshotProgram implements DexProgram {
    private static final long BUY = Discriminator.ofInstruction("buy");
    private static final long SELL = Discriminator.ofInstruction("sell");
    private static final long TOKEN_MINT = Discriminator.ofInstruction("token_mint");
    private static final long MIGRATE_FUNDS = Discriminator.ofInstruction("migrate_funds");
    private static final int SENDER = 0;
    private static final int CURVE = 2;
    private static final int CREATED_MINT = 3;
    private static final int MIGRATED_MINT = 5;

    private final ByteReader reader = new ByteReader(new byte[0]);
    private final LogEvents logs;

    MoonshotProgram() {
        logs = new LogEvents();
    }

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
            opened(tx, at, PoolEvent.Kind.CREATE, CREATED_MINT, found);
        } else if (discriminator == MIGRATE_FUNDS) {
            opened(tx, at, PoolEvent.Kind.MIGRATE, MIGRATED_MINT, found);
        }
    }

    private void trade(TransactionView tx, int at, int curve, boolean buy, Findings found) {
        for (int i = at + 1; i < tx.endOf(at); i++) {
            TokenMove move = tx.instructions[i].move;
            if (move.isTransfer() && move.mint != null) {
                MoonshotTradeEvent event = event(tx, tx.keys[curve], buy, move.amount);
                long gained = tx.lamportsAfter[curve] - tx.lamportsBefore[curve];
                long lamports = event != null ? event.lamports() : buy ? gained : -gained;
                if (lamports > 0) {
                    Leg leg = leg(tx, at, buy, move.mint, move.amount, lamports);
                    leg.pool = tx.keys[curve];
                    leg.feeBps = event == null ? -1 : FeeRate.bps(event.fees(), lamports);
                    found.legs.add(leg);
                }
                return;
            }
        }
    }

    private @Nullable MoonshotTradeEvent event(
            TransactionView tx, String curve, boolean buy, long tokens) {
        return logs.first(
                tx,
                MoonshotTradeEvent.DISCRIMINATOR,
                MoonshotTradeEvent::read,
                e -> e.curve().equals(curve) && e.buy() == buy && e.tokens() == tokens);
    }

    private Leg leg(
            TransactionView tx, int at, boolean buy, String mint, long tokens, long lamports) {
        String program = tx.programOf(tx.instructions[at]);
        Leg leg =
                buy
                        ? new Leg(at, program, dex(), Mints.SOL, lamports, mint, tokens)
                        : new Leg(at, program, dex(), mint, tokens, Mints.SOL, lamports);
        leg.user = tx.key(tx.instructions[at].account(SENDER));
        return leg;
    }

    private void opened(
            TransactionView tx, int at, PoolEvent.Kind kind, int mintPlace, Findings found) {
        Instruction in = tx.instructions[at];
        String mint = tx.key(in.account(mintPlace));
        if (mint != null) {
            found.openings.add(
                    new PoolOpening(
                            at,
                            kind,
                            dex(),
                            mint,
                            Mints.SOL,
                            tx.key(in.account(CURVE)),
                            tx.key(in.account(SENDER))));
        }
    }
}
