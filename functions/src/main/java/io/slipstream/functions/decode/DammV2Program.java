package io.slipstream.functions.decode;

import io.slipstream.models.chain.PoolEvent.Kind;
import io.slipstream.models.layout.ByteReader;
import io.slipstream.models.layout.DammV2SwapEvent;

/**
 * Meteora DAMM v2: pools of one price range, so no reserves; the fee from the event of each swap.
 *
 * <p>Source: IDL cp_amm. Accounts of both swaps: authority, pool, user's input and output, both
 * vaults; of the creations: creator first, then position, payer, (config,) authority, pool,
 * position, both mints.
 */
final class DammV2Program extends AnchorDex {
    DammV2Program() {
        super("meteora_damm_v2");
        swap("swap", 1, 4, 5);
        swap("swap2", 1, 4, 5);
        opens(Kind.POOL, "initialize_pool", 6, 8, 9, 0);
        opens(Kind.POOL, "initialize_pool_with_dynamic_config", 7, 9, 10, 0);
        opens(Kind.POOL, "initialize_customizable_pool", 5, 7, 8, 0);
    }

    @Override
    void describe(TransactionView tx, int at, Leg leg) {
        ByteReader data = event(tx, at, DammV2SwapEvent.DISCRIMINATOR);
        if (data != null) {
            DammV2SwapEvent event = DammV2SwapEvent.read(data);
            leg.feeBps = FeeRate.bps(event.fees(), event.feeBase());
        }
    }
}
