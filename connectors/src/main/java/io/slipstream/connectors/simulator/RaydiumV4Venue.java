package io.slipstream.connectors.simulator;

import io.slipstream.connectors.simulator.ledger.Account;
import io.slipstream.connectors.simulator.ledger.Mint;
import io.slipstream.connectors.simulator.ledger.TokenAccount;
import io.slipstream.connectors.simulator.ledger.Wallet;
import io.slipstream.models.layout.Programs;

/** A Raydium v4 pool of a token (coin) against wrapped SOL (pc). */
final class RaydiumV4Venue implements Venue {
    private final Wire wire;
    private final RaydiumV4Pool pool;

    RaydiumV4Venue(Wire wire, Mint mint, long base, long quote) {
        this.wire = wire;
        pool = new RaydiumV4Pool(wire, mint, wire.chain.sol, base, quote);
    }

    @Override
    public String program() {
        return Programs.RAYDIUM_V4;
    }

    @Override
    public Account pool() {
        return pool.pool();
    }

    @Override
    public long baseReserve() {
        return pool.reserves().base();
    }

    @Override
    public long quoteReserve() {
        return pool.reserves().quote();
    }

    @Override
    public Fill buy(long budget) {
        return pool.reserves().raydiumBuy(budget);
    }

    @Override
    public Fill sell(long units) {
        return pool.reserves().raydiumSell(units);
    }

    @Override
    public void writeBuy(Wallet trader, TokenAccount tokens, Fill fill, boolean fails) {
        wire.spl.wrap(trader, trader.wrapped(), fill.traderQuote());
        if (!tokens.isOpen()) {
            wire.spl.createAssociated(trader, tokens, true);
        }
        pool.swap(trader, trader.wrapped(), tokens, fill.traderQuote(), fill.units(), fails);
        if (!fails) {
            wire.spl.close(trader.wrapped(), trader);
        }
    }

    @Override
    public void writeSell(
            Wallet trader, TokenAccount tokens, Fill fill, boolean fails, boolean closes) {
        wire.spl.wrap(trader, trader.wrapped(), 0);
        pool.swap(trader, tokens, trader.wrapped(), fill.units(), fill.traderQuote(), fails);
        if (fails) {
            return;
        }
        wire.spl.close(trader.wrapped(), trader);
        if (closes) {
            wire.spl.close(tokens, trader);
        }
    }

    @Override
    public void traded(boolean buy, Fill fill) {
        if (buy) {
            pool.reserves().bought(fill);
        } else {
            pool.reserves().sold(fill);
        }
    }
}
