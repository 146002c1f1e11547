package io.slipstream.connectors.simulator;

import io.slipstream.connectors.simulator.ledger.Account;
import io.slipstream.connectors.simulator.ledger.Mint;
import io.slipstream.connectors.simulator.ledger.TokenAccount;
import io.slipstream.connectors.simulator.ledger.Wallet;
import io.slipstream.models.layout.Programs;
import io.slipstream.models.layout.PumpFun;
import io.slipstream.models.layout.PumpFunCompleteEvent;
import io.slipstream.models.layout.PumpFunTradeEvent;

/**
 * A bonding curve of pump.fun, as its program wrote trades in the middle of 2025: twelve accounts,
 * creator fees, the trade event with fees.
 */
final class PumpFunVenue implements Venue {
    private static final int TOO_MUCH_SOL = 6002;
    private static final int TOO_LITTLE_SOL = 6003;

    private final Wire wire;
    private final Mint mint;
    private final Wallet creator;
    private final Account curve;
    private final TokenAccount curveTokens;
    private final Account creatorVault;
    private final BondingCurve price = new BondingCurve();
    private boolean migrated;

    PumpFunVenue(Wire wire, Mint mint, Wallet creator) {
        this.wire = wire;
        this.mint = mint;
        this.creator = creator;
        curve = new Account(wire.chain.newKey(), 0);
        curveTokens = TokenAccount.closed(wire.chain.newKey(), mint, curve);
        creatorVault = new Account(wire.chain.newKey(), 890_880);
    }

    @Override
    public String program() {
        return Programs.PUMP_FUN;
    }

    @Override
    public Account pool() {
        return curve;
    }

    Wallet creator() {
        return creator;
    }

    TokenAccount curveTokens() {
        return curveTokens;
    }

    BondingCurve curve() {
        return price;
    }

    @Override
    public long baseReserve() {
        return price.virtualTokens();
    }

    @Override
    public long quoteReserve() {
        return price.virtualSol();
    }

    @Override
    public boolean isOpen() {
        return !price.complete() && !migrated;
    }

    void migrated() {
        migrated = true;
    }

    @Override
    public Fill buy(long budget) {
        return price.buy(budget);
    }

    @Override
    public Fill sell(long units) {
        return price.sell(units);
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
        if (!tokens.isOpen()) {
            wire.spl.createAssociated(trader, tokens, true);
        }
        writeBuyCall(trader, tokens, fill, fails);
    }

    /** The buy alone: a creator's first buy follows his creation in one transaction. */
    void writeBuyCall(Wallet trader, TokenAccount tokens, Fill fill, boolean fails) {
        var tx = wire.tx;
        long limit = fails ? fill.traderQuote() - 1 : fill.traderQuote() + fill.traderQuote() / 20;
        tx.writes(wire.pumpFeeRecipient, curve, curveTokens, tokens, trader, creatorVault);
        tx.call(
                wire.pumpFun,
                PumpFun.buyData(fill.units(), limit),
                wire.pumpGlobal,
                wire.pumpFeeRecipient,
                mint,
                curve,
                curveTokens,
                tokens,
                trader,
                wire.chain.system,
                wire.chain.token,
                creatorVault,
                wire.pumpEvents,
                wire.pumpFun);
        tx.log("Program log: Instruction: Buy");
        if (fails) {
            tx.fail(
                    TOO_MUCH_SOL,
                    "AnchorError thrown in programs/pump/src/lib.rs:1121. Error Code:"
                            + " TooMuchSolRequired. Error Number: 6002. Error Message: slippage: Too"
                            + " much SOL required to buy the given amount of tokens..");
            return;
        }
        wire.spl.transfer(curveTokens, tokens, curve, fill.units());
        wire.spl.transferLamports(trader, curve, fill.poolQuote());
        wire.spl.transferLamports(trader, creatorVault, fill.creatorFee());
        wire.spl.transferLamports(trader, wire.pumpFeeRecipient, fill.protocolFee());
        event(trader, fill, true);
        if (price.realTokens() == fill.units()) {
            var complete =
                    new PumpFunCompleteEvent(
                            trader.address(), mint.address(), curve.address(), tx.blockTime());
            wire.event(wire.pumpFun, wire.pumpEvents, complete.toCpiData());
        }
        tx.end(24_000);
    }

    @Override
    public void writeSell(
            Wallet trader, TokenAccount tokens, Fill fill, boolean fails, boolean closes) {
        var tx = wire.tx;
        long limit = fails ? fill.traderQuote() + 1 : fill.traderQuote() - fill.traderQuote() / 20;
        tx.writes(wire.pumpFeeRecipient, curve, curveTokens, tokens, trader, creatorVault);
        tx.call(
                wire.pumpFun,
                PumpFun.sellData(fill.units(), limit),
                wire.pumpGlobal,
                wire.pumpFeeRecipient,
                mint,
                curve,
                curveTokens,
                tokens,
                trader,
                wire.chain.system,
                creatorVault,
                wire.chain.token,
                wire.pumpEvents,
                wire.pumpFun);
        tx.log("Program log: Instruction: Sell");
        if (fails) {
            tx.fail(
                    TOO_LITTLE_SOL,
                    "AnchorError thrown in programs/pump/src/lib.rs:1391. Error Code:"
                            + " TooLittleSolReceived. Error Number: 6003. Error Message: slippage:"
                            + " Too little SOL received to sell the given amount of tokens..");
            return;
        }
        wire.spl.transfer(tokens, curveTokens, trader, fill.units());
        // The program owns the curve, so lamports leave it without a system transfer.
        tx.moveLamports(curve, trader, fill.traderQuote());
        tx.moveLamports(curve, creatorVault, fill.creatorFee());
        tx.moveLamports(curve, wire.pumpFeeRecipient, fill.protocolFee());
        event(trader, fill, false);
        tx.end(24_000);
        if (closes) {
            wire.spl.close(tokens, trader);
        }
    }

    private void event(Wallet trader, Fill fill, boolean buy) {
        long sign = buy ? 1 : -1;
        var trade =
                new PumpFunTradeEvent(
                        mint.address(),
                        fill.poolQuote(),
                        fill.units(),
                        buy,
                        trader.address(),
                        wire.tx.blockTime(),
                        price.virtualSol() + sign * fill.poolQuote(),
                        price.virtualTokens() - sign * fill.units(),
                        price.realSol() + sign * fill.poolQuote(),
                        price.realTokens() - sign * fill.units(),
                        wire.pumpFeeRecipient.address(),
                        BondingCurve.PROTOCOL_FEE_BPS,
                        fill.protocolFee(),
                        creator.address(),
                        BondingCurve.CREATOR_FEE_BPS,
                        fill.creatorFee(),
                        wire.chain.sol.address(),
                        fill.poolQuote(),
                        price.virtualSol() + sign * fill.poolQuote());
        wire.event(wire.pumpFun, wire.pumpEvents, trade.toCpiData());
    }
}
