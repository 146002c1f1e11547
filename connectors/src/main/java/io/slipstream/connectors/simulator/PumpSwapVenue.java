package io.slipstream.connectors.simulator;

import io.slipstream.connectors.simulator.ledger.Account;
import io.slipstream.connectors.simulator.ledger.Mint;
import io.slipstream.connectors.simulator.ledger.TokenAccount;
import io.slipstream.connectors.simulator.ledger.Wallet;
import io.slipstream.models.layout.Programs;
import io.slipstream.models.layout.PumpSwap;
import io.slipstream.models.layout.PumpSwapTradeEvent;

/**
 * A PumpSwap pool of a token against wrapped SOL, as its program wrote trades in the middle of
 * 2025: nineteen accounts, 20 + 5 + 5 bps.
 */
final class PumpSwapVenue implements Venue {
    private static final int SLIPPAGE = 6004;

    private final Wire wire;
    private final Mint mint;
    private final Account pool;
    private final TokenAccount baseVault;
    private final TokenAccount quoteVault;
    private final Account creator;
    private final Account creatorAuthority;
    private final TokenAccount creatorVault;
    private final ProductPool price;

    /** A pool whose vaults hold, or will hold when its creation is applied, these reserves. */
    PumpSwapVenue(Wire wire, Mint mint, Account creator, long base, long quote, boolean exists) {
        this.wire = wire;
        this.mint = mint;
        this.creator = creator;
        var chain = wire.chain;
        pool = new Account(chain.newKey(), exists ? 2_978_880 : 0);
        baseVault =
                exists
                        ? TokenAccount.opened(chain.newKey(), mint, pool, base)
                        : TokenAccount.closed(chain.newKey(), mint, pool);
        quoteVault =
                exists
                        ? TokenAccount.opened(chain.newKey(), chain.sol, pool, quote)
                        : TokenAccount.closed(chain.newKey(), chain.sol, pool);
        creatorAuthority = new Account(chain.newKey(), 0);
        creatorVault = TokenAccount.opened(chain.newKey(), chain.sol, creatorAuthority, 0);
        price = new ProductPool(base, quote);
    }

    @Override
    public String program() {
        return Programs.PUMP_SWAP;
    }

    @Override
    public Account pool() {
        return pool;
    }

    TokenAccount baseVault() {
        return baseVault;
    }

    TokenAccount quoteVault() {
        return quoteVault;
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
        return price.pumpSwapBuy(budget);
    }

    @Override
    public Fill sell(long units) {
        return price.pumpSwapSell(units);
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
        var wrapped = trader.wrapped();
        long limit = fill.traderQuote() + fill.traderQuote() / 50;
        wire.spl.wrap(trader, wrapped, limit);
        if (!tokens.isOpen()) {
            wire.spl.createAssociated(trader, tokens, true);
        }
        long maximum = fails ? fill.traderQuote() - 1 : limit;
        call(trader, tokens, PumpSwap.buyData(fill.units(), maximum));
        wire.tx.log("Program log: Instruction: Buy");
        if (fails) {
            slips("buy");
            return;
        }
        var event = event(trader, tokens, fill, maximum, true);
        wire.spl.transferChecked(baseVault, tokens, pool, fill.units());
        wire.spl.transferChecked(wrapped, quoteVault, trader, fill.poolQuote());
        wire.spl.transferChecked(wrapped, wire.pumpSwapFees, trader, fill.protocolFee());
        wire.spl.transferChecked(wrapped, creatorVault, trader, fill.creatorFee());
        wire.event(wire.pumpSwap, wire.pumpSwapEvents, event.toCpiData());
        wire.tx.end(50_000);
        wire.spl.close(wrapped, trader);
    }

    @Override
    public void writeSell(
            Wallet trader, TokenAccount tokens, Fill fill, boolean fails, boolean closes) {
        var wrapped = trader.wrapped();
        wire.spl.wrap(trader, wrapped, 0);
        long minimum =
                fails ? fill.traderQuote() + 1 : fill.traderQuote() - fill.traderQuote() / 50;
        call(trader, tokens, PumpSwap.sellData(fill.units(), minimum));
        wire.tx.log("Program log: Instruction: Sell");
        if (fails) {
            slips("sell");
            return;
        }
        var event = event(trader, tokens, fill, minimum, false);
        wire.spl.transferChecked(tokens, baseVault, trader, fill.units());
        wire.spl.transferChecked(quoteVault, wrapped, pool, fill.traderQuote());
        wire.spl.transferChecked(quoteVault, wire.pumpSwapFees, pool, fill.protocolFee());
        wire.spl.transferChecked(quoteVault, creatorVault, pool, fill.creatorFee());
        wire.event(wire.pumpSwap, wire.pumpSwapEvents, event.toCpiData());
        wire.tx.end(50_000);
        wire.spl.close(wrapped, trader);
        if (closes) {
            wire.spl.close(tokens, trader);
        }
    }

    private void call(Wallet trader, TokenAccount tokens, byte[] data) {
        wire.tx.writes(
                trader,
                tokens,
                trader.wrapped(),
                baseVault,
                quoteVault,
                wire.pumpSwapFees,
                creatorVault);
        wire.tx.call(
                wire.pumpSwap,
                data,
                pool,
                trader,
                wire.pumpSwapConfig,
                mint,
                wire.chain.sol,
                tokens,
                trader.wrapped(),
                baseVault,
                quoteVault,
                wire.pumpSwapFeeRecipient,
                wire.pumpSwapFees,
                wire.chain.token,
                wire.chain.token,
                wire.chain.system,
                wire.chain.associatedToken,
                wire.pumpSwapEvents,
                wire.pumpSwap,
                creatorVault,
                creatorAuthority);
    }

    private void slips(String instruction) {
        wire.tx.fail(
                SLIPPAGE,
                "AnchorError thrown in programs/pump-amm/src/instructions/"
                        + instruction
                        + ".rs:288. Error Code: ExceededSlippage. Error Number: 6004. Error"
                        + " Message: ExceededSlippage.");
    }

    private PumpSwapTradeEvent event(
            Wallet trader, TokenAccount tokens, Fill fill, long limit, boolean buy) {
        long amount = fill.poolQuote() + (buy ? -fill.lpFee() : fill.lpFee());
        return new PumpSwapTradeEvent(
                buy,
                wire.tx.blockTime(),
                fill.units(),
                limit,
                wire.tx.unitsNow(tokens),
                wire.tx.unitsNow(trader.wrapped()),
                price.base(),
                price.quote(),
                amount,
                ProductPool.LP_FEE_BPS,
                fill.lpFee(),
                ProductPool.PROTOCOL_FEE_BPS,
                fill.protocolFee(),
                fill.poolQuote(),
                fill.traderQuote(),
                pool.address(),
                trader.address(),
                tokens.address(),
                trader.wrapped().address(),
                wire.pumpSwapFeeRecipient.address(),
                wire.pumpSwapFees.address(),
                creator.address(),
                ProductPool.CREATOR_FEE_BPS,
                fill.creatorFee());
    }
}
