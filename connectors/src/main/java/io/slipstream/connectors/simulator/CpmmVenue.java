package io.slipstream.connectors.simulator;

import io.slipstream.connectors.simulator.ledger.Account;
import io.slipstream.connectors.simulator.ledger.Mint;
import io.slipstream.connectors.simulator.ledger.TokenAccount;
import io.slipstream.connectors.simulator.ledger.Wallet;
import io.slipstream.models.layout.CpmmSwapEvent;
import io.slipstream.models.layout.Programs;
import io.slipstream.models.layout.RaydiumCpmm;

/** A Raydium CPMM pool of a token against wrapped SOL. All of its fee stays in the pool. */
final class CpmmVenue implements Venue {
    private static final int SLIPPAGE = 6005;

    private final Wire wire;
    private final Mint mint;
    private final Account pool;
    private final TokenAccount baseVault;
    private final TokenAccount quoteVault;
    private final Account observation;
    private final ProductPool price;

    CpmmVenue(Wire wire, Mint mint, long base, long quote) {
        this.wire = wire;
        this.mint = mint;
        var chain = wire.chain;
        pool = new Account(chain.newKey(), 5_324_400);
        baseVault = TokenAccount.opened(chain.newKey(), mint, wire.raydiumCpmmAuthority, base);
        quoteVault =
                TokenAccount.opened(chain.newKey(), chain.sol, wire.raydiumCpmmAuthority, quote);
        observation = new Account(chain.newKey(), 29_252_880);
        price = new ProductPool(base, quote);
    }

    @Override
    public String program() {
        return Programs.RAYDIUM_CPMM;
    }

    @Override
    public Account pool() {
        return pool;
    }

    @Override
    public long baseReserve() {
        return price.base();
    }

    @Override
    public long quoteReserve() {
        return price.quote();
    }

    @Override
    public Fill buy(long budget) {
        return price.raydiumBuy(budget);
    }

    @Override
    public Fill sell(long units) {
        return price.raydiumSell(units);
    }

    @Override
    public void traded(boolean buy, Fill fill) {
        if (buy) {
            price.bought(fill);
        } else {
            price.sold(fill);
        }
    }

    @Override
    public void writeBuy(Wallet trader, TokenAccount tokens, Fill fill, boolean fails) {
        wire.spl.wrap(trader, trader.wrapped(), fill.traderQuote());
        if (!tokens.isOpen()) {
            wire.spl.createAssociated(trader, tokens, true);
        }
        swap(trader, trader.wrapped(), tokens, fill.traderQuote(), fill.units(), fails);
        if (!fails) {
            wire.spl.close(trader.wrapped(), trader);
        }
    }

    @Override
    public void writeSell(
            Wallet trader, TokenAccount tokens, Fill fill, boolean fails, boolean closes) {
        wire.spl.wrap(trader, trader.wrapped(), 0);
        swap(trader, tokens, trader.wrapped(), fill.units(), fill.traderQuote(), fails);
        if (fails) {
            return;
        }
        wire.spl.close(trader.wrapped(), trader);
        if (closes) {
            wire.spl.close(tokens, trader);
        }
    }

    private void swap(
            Wallet trader,
            TokenAccount source,
            TokenAccount destination,
            long in,
            long out,
            boolean fails) {
        var tx = wire.tx;
        boolean selling = source.mint() == mint;
        TokenAccount inVault = selling ? baseVault : quoteVault;
        TokenAccount outVault = selling ? quoteVault : baseVault;
        long minimum = fails ? out + 1 : out - out / 50;
        tx.writes(pool, source, destination, baseVault, quoteVault, observation);
        tx.call(
                wire.raydiumCpmm,
                RaydiumCpmm.swapBaseInputData(in, minimum),
                trader,
                wire.raydiumCpmmAuthority,
                wire.raydiumCpmmConfig,
                pool,
                source,
                destination,
                inVault,
                outVault,
                wire.chain.token,
                wire.chain.token,
                source.mint(),
                destination.mint(),
                observation);
        tx.log("Program log: Instruction: SwapBaseInput");
        if (fails) {
            tx.fail(
                    SLIPPAGE,
                    "AnchorError thrown in programs/cp-swap/src/instructions/swap_base_input.rs:107."
                            + " Error Code: ExceededSlippage. Error Number: 6005. Error Message:"
                            + " Exceeds desired slippage limit.");
            return;
        }
        var event =
                new CpmmSwapEvent(
                        pool.address(), inVault.amount(), outVault.amount(), in, out, 0, 0, true);
        tx.log(event.toLogLine());
        wire.spl.transferChecked(source, inVault, trader, in);
        wire.spl.transferChecked(outVault, destination, wire.raydiumCpmmAuthority, out);
        tx.end(20_000);
    }
}
