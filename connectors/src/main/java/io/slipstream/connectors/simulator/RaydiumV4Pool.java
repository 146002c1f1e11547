package io.slipstream.connectors.simulator;

import io.slipstream.connectors.simulator.ledger.Account;
import io.slipstream.connectors.simulator.ledger.Mint;
import io.slipstream.connectors.simulator.ledger.TokenAccount;
import io.slipstream.connectors.simulator.ledger.Wallet;
import io.slipstream.models.layout.RayLog;
import io.slipstream.models.layout.RaydiumV4;

/** A pool of Raydium AMM v4 with its order-book accounts, and its swap instruction. */
final class RaydiumV4Pool {
    private static final int SLIPPAGE = 30;

    private final Wire wire;
    private final Account pool;
    private final Account openOrders;
    private final Account targetOrders;
    private final TokenAccount coinVault;
    private final TokenAccount pcVault;
    private final Account market;
    private final Account bids;
    private final Account asks;
    private final Account eventQueue;
    private final TokenAccount marketCoin;
    private final TokenAccount marketPc;
    private final Account marketSigner;
    private final ProductPool reserves;

    RaydiumV4Pool(Wire wire, Mint coin, Mint pc, long coinAmount, long pcAmount) {
        this.wire = wire;
        var chain = wire.chain;
        pool = new Account(chain.newKey(), 6_124_800);
        openOrders = new Account(chain.newKey(), 23_357_760);
        targetOrders = new Account(chain.newKey(), 16_258_560);
        coinVault = TokenAccount.opened(chain.newKey(), coin, wire.raydiumV4Authority, coinAmount);
        pcVault = TokenAccount.opened(chain.newKey(), pc, wire.raydiumV4Authority, pcAmount);
        market = new Account(chain.newKey(), 3_591_360);
        bids = new Account(chain.newKey(), 101_977_920);
        asks = new Account(chain.newKey(), 101_977_920);
        eventQueue = new Account(chain.newKey(), 79_594_560);
        marketSigner = new Account(chain.newKey(), 0);
        marketCoin = TokenAccount.opened(chain.newKey(), coin, marketSigner, 0);
        marketPc = TokenAccount.opened(chain.newKey(), pc, marketSigner, 0);
        reserves = new ProductPool(coinAmount, pcAmount);
    }

    Account pool() {
        return pool;
    }

    /** Coin is the base, pc the quote. */
    ProductPool reserves() {
        return reserves;
    }

    /** Writes an exact-input swap from {@code source} to {@code destination}. */
    void swap(
            Wallet trader,
            TokenAccount source,
            TokenAccount destination,
            long in,
            long out,
            boolean fails) {
        var tx = wire.tx;
        boolean coinToPc = source.mint() == coinVault.mint();
        long minimum = fails ? out + 1 : out - out / 50;
        tx.writes(
                pool,
                openOrders,
                targetOrders,
                coinVault,
                pcVault,
                market,
                bids,
                asks,
                eventQueue,
                marketCoin,
                marketPc,
                source,
                destination);
        tx.call(
                wire.raydiumV4,
                RaydiumV4.swapBaseInData(in, minimum),
                wire.chain.token,
                pool,
                wire.raydiumV4Authority,
                openOrders,
                targetOrders,
                coinVault,
                pcVault,
                wire.openBook,
                market,
                bids,
                asks,
                eventQueue,
                marketCoin,
                marketPc,
                marketSigner,
                source,
                destination,
                trader);
        var log =
                new RayLog(
                        false,
                        in,
                        minimum,
                        coinToPc,
                        tx.unitsNow(source),
                        reserves.base(),
                        reserves.quote(),
                        out);
        tx.log(log.toLogLine());
        if (fails) {
            tx.fail(SLIPPAGE, "Error: exceeds desired slippage limit");
            return;
        }
        wire.spl.transfer(source, coinToPc ? coinVault : pcVault, trader, in);
        wire.spl.transfer(
                coinToPc ? pcVault : coinVault, destination, wire.raydiumV4Authority, out);
        tx.end(18_000);
    }
}
