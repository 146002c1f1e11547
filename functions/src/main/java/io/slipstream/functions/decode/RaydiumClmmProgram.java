package io.slipstream.functions.decode;

import io.slipstream.models.chain.PoolEvent.Kind;
import io.slipstream.models.layout.ClmmSwapEvent;
import io.slipstream.models.layout.Discriminator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Raydium CLMM: concentrated pools, so neither reserves nor, in its event, a fee. The old router
 * instruction trades in one pool after the other; each pool's event names it.
 *
 * <p>Source: IDL amm_v3 (raydium-io/raydium-clmm). Accounts of swap and swap_v2: payer, config,
 * pool, his input and output, both vaults; of swap_router_base_in: payer, his input, the rest in
 * groups of a changing size.
 */
final class RaydiumClmmProgram extends AnchorDex {
    private static final long SWAP_ROUTER_BASE_IN =
            Discriminator.ofInstruction("swap_router_base_in");

    private final LogEvents logs;

    RaydiumClmmProgram() {
        super("raydium_clmm");
        logs = new LogEvents();
        swap("swap", 2, 5, 6);
        swap("swap_v2", 2, 5, 6);
        opens(Kind.POOL, "create_pool", 2, 3, 4, 0);
        opens(Kind.POOL, "create_customizable_pool", 2, 3, 4, 0);
        opens(Kind.POOL, "create_permissioned_pool", 4, 5, 6, 1);
    }

    @Override
    void other(TransactionView tx, int at, long discriminator, Findings found) {
        if (discriminator != SWAP_ROUTER_BASE_IN) {
            super.other(tx, at, discriminator, found);
            return;
        }
        List<TransferSwap> hops = TransferSwap.hops(tx, at);
        for (TransferSwap hop : hops) {
            Leg leg = hop.toLeg(tx, at, dex());
            leg.user = tx.key(hops.get(0).in().authority);
            leg.pool = poolOf(tx, leg);
            found.legs.add(leg);
        }
    }

    private @Nullable String poolOf(TransactionView tx, Leg leg) {
        ClmmSwapEvent event =
                logs.first(
                        tx,
                        ClmmSwapEvent.DISCRIMINATOR,
                        ClmmSwapEvent::read,
                        e -> e.amountIn() == leg.input && e.amountOut() == leg.output);
        return event == null ? null : event.pool();
    }
}
