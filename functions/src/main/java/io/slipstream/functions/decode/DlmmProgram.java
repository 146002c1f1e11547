package io.slipstream.functions.decode;

import io.slipstream.models.chain.PoolEvent.Kind;
import io.slipstream.models.layout.ByteReader;
import io.slipstream.models.layout.DlmmSwapEvent;

/**
 * Meteora DLMM: liquidity in bins, so no reserves; the fee from the event of each swap.
 *
 * <p>Source: IDL lb_clmm. Accounts of every swap: pool, bitmap extension, both vaults; of the
 * creations: pool, bitmap extension, both mints, vaults, oracle, preset or user's account, funder.
 */
final class DlmmProgram extends AnchorDex {
    DlmmProgram() {
        super("meteora_dlmm");
        for (String swap : new String[] {"swap", "swap_exact_out", "swap_with_price_impact"}) {
            swap(swap, 0, 2, 3);
            swap(swap + "2", 0, 2, 3);
        }
        movesLiquidity("rebalance_liquidity");
        opens(Kind.POOL, "initialize_lb_pair", 0, 2, 3, 8);
        opens(Kind.POOL, "initialize_lb_pair2", 0, 2, 3, 8);
        opens(Kind.POOL, "initialize_customizable_permissionless_lb_pair", 0, 2, 3, 8);
        opens(Kind.POOL, "initialize_customizable_permissionless_lb_pair2", 0, 2, 3, 8);
        opens(Kind.POOL, "initialize_permission_lb_pair", 1, 3, 4, 8);
    }

    @Override
    void describe(TransactionView tx, int at, Leg leg) {
        ByteReader data = event(tx, at, DlmmSwapEvent.DISCRIMINATOR);
        DlmmSwapEvent event = null;
        if (data != null) {
            event = DlmmSwapEvent.read(data);
        } else {
            data = event(tx, at, DlmmSwapEvent.DISCRIMINATOR_2);
            event = data == null ? null : DlmmSwapEvent.read2(data);
        }
        if (event != null && event.feeRate() >= 0) {
            leg.feeBps = (int) Math.round((double) event.feeRate() / DlmmSwapEvent.RATE_PER_BPS);
        }
    }
}
