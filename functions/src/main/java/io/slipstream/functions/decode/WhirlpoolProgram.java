package io.slipstream.functions.decode;

import io.slipstream.models.chain.PoolEvent.Kind;
import io.slipstream.models.layout.Discriminator;
import io.slipstream.models.layout.WhirlpoolTradedEvent;
import java.util.List;

/**
 * Orca Whirlpool: concentrated pools, so no reserves; the fee from the logged event of the same
 * pool and amounts.
 *
 * <p>Source: IDL whirlpool. Accounts of swap: token program, user, pool, then user's account and
 * vault of a, the same of b; swap_v2 has two token programs and the memo program first, and both
 * mints behind the pool. The two-hop swaps name both pools.
 */
final class WhirlpoolProgram extends AnchorDex {
    private static final long TWO_HOP_SWAP = Discriminator.ofInstruction("two_hop_swap");
    private static final long TWO_HOP_SWAP_V2 = Discriminator.ofInstruction("two_hop_swap_v2");
    private static final int TWO_HOP_POOL = 2;
    private static final int TWO_HOP_V2_POOL = 0;

    private final LogEvents logs;

    WhirlpoolProgram() {
        super("orca_whirlpool");
        logs = new LogEvents();
        swap("swap", 2, 4, 6);
        swap("swap_v2", 4, 8, 10);
        movesLiquidity("reposition_liquidity_v2");
        opens(Kind.POOL, "initialize_pool", 4, 1, 2, 3);
        opens(Kind.POOL, "initialize_pool_v2", 6, 1, 2, 5);
        opens(Kind.POOL, "initialize_pool_with_adaptive_fee", 7, 1, 2, 5);
    }

    @Override
    void describe(TransactionView tx, int at, Leg leg) {
        WhirlpoolTradedEvent event =
                logs.first(
                        tx,
                        WhirlpoolTradedEvent.DISCRIMINATOR,
                        WhirlpoolTradedEvent::read,
                        e ->
                                e.pool().equals(leg.pool)
                                        && e.inputAmount() == leg.input
                                        && e.outputAmount() == leg.output);
        if (event != null) {
            leg.feeBps = FeeRate.bps(event.lpFee() + event.protocolFee(), event.inputAmount());
        }
    }

    @Override
    void other(TransactionView tx, int at, long discriminator, Findings found) {
        if (discriminator == TWO_HOP_SWAP) {
            hops(tx, at, TWO_HOP_POOL, found);
        } else if (discriminator == TWO_HOP_SWAP_V2) {
            hops(tx, at, TWO_HOP_V2_POOL, found);
        } else {
            super.other(tx, at, discriminator, found);
        }
    }

    private void hops(TransactionView tx, int at, int firstPool, Findings found) {
        List<TransferSwap> swaps = TransferSwap.hops(tx, at);
        for (int i = 0; i < swaps.size(); i++) {
            Leg leg = swaps.get(i).toLeg(tx, at, dex());
            leg.user = tx.key(swaps.get(0).in().authority);
            leg.pool = i < 2 ? tx.key(tx.instructions[at].account(firstPool + i)) : null;
            describe(tx, at, leg);
            found.legs.add(leg);
        }
    }
}
