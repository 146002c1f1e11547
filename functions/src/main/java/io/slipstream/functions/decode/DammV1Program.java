package io.slipstream.functions.decode;

import io.slipstream.models.chain.PoolEvent.Kind;
import io.slipstream.models.layout.DammV1SwapEvent;

/**
 * Meteora DAMM v1, whose pools hold shares of lending vaults: what the vaults hold is not the
 * pool's, so no reserves. The fee from the logged event, which names no pool: amounts tell.
 *
 * <p>Source: IDL amm. Accounts of swap: pool, user's source and destination, two vaults, their
 * token vaults; of the creations: pool, (config,) share mint, both mints.
 */
final class DammV1Program extends AnchorDex {
    /** Shares are rounded: event and transfers differ by less than one part in this. */
    private static final long PART = 1_000;

    private final LogEvents logs;

    DammV1Program() {
        super("meteora_damm_v1");
        logs = new LogEvents();
        swap("swap", 0, 5, 6);
        opens(Kind.POOL, "initialize_permissioned_pool", 0, 2, 3, 15);
        opens(Kind.POOL, "initialize_permissionless_pool", 0, 2, 3, 17);
        opens(Kind.POOL, "initialize_permissionless_pool_with_fee_tier", 0, 2, 3, 17);
        String withConfig = "initialize_permissionless_constant_product_pool_with_config";
        opens(Kind.POOL, withConfig, 0, 3, 4, 18);
        opens(Kind.POOL, withConfig + "2", 0, 3, 4, 18);
        String customizable = "initialize_customizable_permissionless_constant_product_pool";
        opens(Kind.POOL, customizable, 0, 2, 3, 17);
    }

    @Override
    void describe(TransactionView tx, int at, Leg leg) {
        DammV1SwapEvent event =
                logs.first(
                        tx,
                        DammV1SwapEvent.DISCRIMINATOR,
                        DammV1SwapEvent::read,
                        e -> isNear(e.inAmount(), leg.input) && isNear(e.outAmount(), leg.output));
        if (event != null) {
            leg.feeBps =
                    FeeRate.bps(
                            event.tradeFee() + event.protocolFee(),
                            event.inAmount() + event.protocolFee());
        }
    }

    private static boolean isNear(long a, long b) {
        return Math.abs(a - b) <= Math.max(a, b) / PART + 1;
    }
}
