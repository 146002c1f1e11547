package io.slipstream.connectors.simulator;

import io.slipstream.connectors.simulator.SimulatedAction.Kind;
import io.slipstream.connectors.simulator.ledger.TokenAccount;
import io.slipstream.connectors.simulator.ledger.Wallet;
import io.slipstream.models.layout.Programs;
import io.slipstream.models.unit.Mints;

/**
 * A Raydium v4 pool of SOL (coin) against USDC (pc) and those who trade it: what makes the price of
 * SOL known. It swings by a few percent around 150 dollars.
 */
final class SolUsdcPool {
    private static final int TRADERS = 8;
    private static final long SOL = 50_000_000_000_000L;
    private static final long USDC = 7_500_000_000_000L;

    private final Market market;
    private final RaydiumV4Pool pool;
    private final Wallet[] traders = new Wallet[TRADERS];
    private final TokenAccount[] dollars = new TokenAccount[TRADERS];

    SolUsdcPool(Market market) {
        this.market = market;
        Wire wire = market.wire();
        pool = new RaydiumV4Pool(wire, wire.chain.sol, wire.chain.usdc, SOL, USDC);
        for (int i = 0; i < TRADERS; i++) {
            traders[i] = market.newWallet(SOL);
            dollars[i] =
                    TokenAccount.opened(
                            wire.chain.newKey(), wire.chain.usdc, traders[i], USDC * 100);
        }
    }

    /** One trade, more often towards the reference price than away from it. */
    boolean trade() {
        MarketRandom random = market.random();
        int who = random.below(TRADERS);
        ProductPool reserves = pool.reserves();
        double price = reserves.quote() * 1000.0 / reserves.base();
        double reference = 150 * (1 + 0.03 * StrictMath.sin(market.slot() / 4000.0));
        boolean sellsSol = random.chance(price > reference ? 0.7 : 0.3);
        long lamports = random.sol(6, 1, 0.2, 80);
        Wallet trader = traders[who];
        if (trader.lamports() < lamports * 2) {
            return market.fund(trader, SOL);
        }
        market.begin(trader);
        return sellsSol
                ? sell(trader, dollars[who], lamports)
                : buy(trader, dollars[who], lamports);
    }

    private boolean sell(Wallet trader, TokenAccount usdc, long lamports) {
        ProductPool reserves = pool.reserves();
        long out = ProductPool.raydiumOut(lamports, reserves.base(), reserves.quote());
        Wire wire = market.wire();
        wire.spl.wrap(trader, trader.wrapped(), lamports);
        pool.swap(trader, trader.wrapped(), usdc, lamports, out, false);
        wire.spl.close(trader.wrapped(), trader);
        reserves.sold(new Fill(lamports, out, out, 0, 0, 0));
        settle(trader, true, out, lamports);
        return true;
    }

    private boolean buy(Wallet trader, TokenAccount usdc, long lamports) {
        ProductPool reserves = pool.reserves();
        long in = (long) ((double) lamports * reserves.quote() / reserves.base());
        long out = ProductPool.raydiumOut(in, reserves.quote(), reserves.base());
        Wire wire = market.wire();
        wire.spl.wrap(trader, trader.wrapped(), 0);
        pool.swap(trader, usdc, trader.wrapped(), in, out, false);
        wire.spl.close(trader.wrapped(), trader);
        reserves.bought(new Fill(out, in, in, 0, 0, 0));
        settle(trader, false, in, out);
        return true;
    }

    /** SOL is the quote of everything, so the token of this pool is USDC. */
    private void settle(Wallet trader, boolean getsUsdc, long usdc, long lamports) {
        market.settled(
                new SimulatedAction(
                        Kind.TRADE,
                        market.wire().tx.signature(),
                        market.slot(),
                        trader.address(),
                        Mints.USDC,
                        Programs.RAYDIUM_V4,
                        pool.pool().address(),
                        false,
                        getsUsdc,
                        usdc,
                        lamports,
                        pool.reserves().quote(),
                        pool.reserves().base()));
    }
}
