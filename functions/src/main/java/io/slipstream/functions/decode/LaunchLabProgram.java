package io.slipstream.functions.decode;

import io.slipstream.models.chain.PoolEvent.Kind;
import io.slipstream.models.layout.ByteReader;
import io.slipstream.models.layout.LaunchLabTradeEvent;

/**
 * Raydium LaunchLab, bonding curves: fee and virtual reserves from the event of each trade.
 *
 * <p>Source: IDL raydium_launchpad. Accounts of the four trades: payer, authority, two configs,
 * pool, his base and quote, both vaults, both mints; of the creations: payer, creator, two configs,
 * authority, pool, both mints; of the migrations: payer, both mints, and the new pool.
 */
final class LaunchLabProgram extends AnchorDex {
    LaunchLabProgram() {
        super("raydium_launchlab");
        for (String trade :
                new String[] {"buy_exact_in", "buy_exact_out", "sell_exact_in", "sell_exact_out"}) {
            swap(trade, 4, 7, 8);
        }
        opens(Kind.CREATE, "initialize", 5, 6, 7, 1);
        opens(Kind.CREATE, "initialize_v2", 5, 6, 7, 1);
        opens(Kind.CREATE, "initialize_with_token_2022", 5, 6, 7, 1);
        opens(Kind.MIGRATE, "migrate_to_amm", 13, 1, 2, 0);
        opens(Kind.MIGRATE, "migrate_to_cpswap", 5, 1, 2, 0);
    }

    @Override
    void describe(TransactionView tx, int at, Leg leg) {
        ByteReader data = event(tx, at, LaunchLabTradeEvent.DISCRIMINATOR);
        if (data == null) {
            return;
        }
        LaunchLabTradeEvent event = LaunchLabTradeEvent.read(data);
        leg.feeBps = FeeRate.bps(event.fees(), event.quoteWithFees());
        if (event.isConstantProduct()) {
            leg.inputReserve = event.buy() ? event.quoteReserve() : event.baseReserve();
            leg.outputReserve = event.buy() ? event.baseReserve() : event.quoteReserve();
        }
    }
}
