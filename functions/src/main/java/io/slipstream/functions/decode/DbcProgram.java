package io.slipstream.functions.decode;

import io.slipstream.models.chain.PoolEvent.Kind;
import io.slipstream.models.layout.ByteReader;
import io.slipstream.models.layout.DbcSwapEvent;

/**
 * Meteora's dynamic bonding curve: made of price ranges, so no reserves; the fee from the event.
 *
 * <p>Source: IDL dynamic_bonding_curve. Accounts of the swaps: authority, config, pool, user's
 * input and output, both vaults; of the creations: config, authority, creator, both mints, pool; of
 * the migrations: virtual pool, metadata, config, authority, the new pool.
 */
final class DbcProgram extends AnchorDex {
    DbcProgram() {
        super("meteora_dbc");
        swap("swap", 2, 5, 6);
        swap("swap2", 2, 5, 6);
        swap("swap2_with_transfer_hook", 2, 5, 6);
        opens(Kind.CREATE, "initialize_virtual_pool_with_spl_token", 5, 3, 4, 2);
        opens(Kind.CREATE, "initialize_virtual_pool_with_token2022", 5, 3, 4, 2);
        opens(Kind.CREATE, "initialize_virtual_pool_with_token2022_transfer_hook", 5, 3, 4, 2);
        opens(Kind.MIGRATE, "migrate_meteora_damm", 4, 7, 8, 22);
        opens(Kind.MIGRATE, "migration_damm_v2", 4, 13, 14, 19);
    }

    @Override
    void describe(TransactionView tx, int at, Leg leg) {
        ByteReader data = event(tx, at, DbcSwapEvent.DISCRIMINATOR_2);
        DbcSwapEvent event = null;
        if (data != null) {
            event = DbcSwapEvent.read2(data);
        } else {
            data = event(tx, at, DbcSwapEvent.DISCRIMINATOR);
            event = data == null ? null : DbcSwapEvent.read(data);
        }
        if (event != null) {
            leg.feeBps = FeeRate.bps(event.fees(), event.feeBase());
        }
    }
}
