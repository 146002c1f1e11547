package io.slipstream.connectors.simulator;

import io.slipstream.models.layout.PumpFun;
import io.slipstream.models.unit.MulDiv;

/**
 * The curve of pump.fun: a constant product over virtual reserves that start at 30 SOL and 1.073e15
 * token units (6 decimals), of which 793.1e12 units are for sale. It is complete when they are
 * sold, at about 85 SOL. Fees: 95 bps to the protocol and 5 bps to the creator, each rounded up, on
 * top of a buy and out of a sale.
 */
final class BondingCurve {
    static final int PROTOCOL_FEE_BPS = 95;
    static final int CREATOR_FEE_BPS = 5;

    private long virtualSol;
    private long virtualTokens;
    private long realTokens;

    /** A new curve. */
    BondingCurve() {
        this(
                PumpFun.INITIAL_VIRTUAL_LAMPORTS,
                PumpFun.INITIAL_VIRTUAL_TOKENS,
                PumpFun.INITIAL_REAL_TOKENS);
    }

    /** A curve in the middle of its life. */
    BondingCurve(long virtualSol, long virtualTokens, long realTokens) {
        this.virtualSol = virtualSol;
        this.virtualTokens = virtualTokens;
        this.realTokens = realTokens;
    }

    /** The largest buy that costs at most {@code budget} lamports with its fees. */
    Fill buy(long budget) {
        // Less the two lamports by which rounded-up fees can exceed their share.
        long net =
                MulDiv.floor(
                        Math.max(0, budget - 2),
                        10_000,
                        10_000 + PROTOCOL_FEE_BPS + CREATOR_FEE_BPS);
        long units = Math.min(realTokens, MulDiv.floor(net, virtualTokens, virtualSol + net));
        if (units <= 0) {
            return Fill.NOTHING;
        }
        long cost = MulDiv.ceil(units, virtualSol, virtualTokens - units);
        long protocol = MulDiv.ceil(cost, PROTOCOL_FEE_BPS, 10_000);
        long creator = MulDiv.ceil(cost, CREATOR_FEE_BPS, 10_000);
        return new Fill(units, cost + protocol + creator, cost, 0, protocol, creator);
    }

    /** What a sale of {@code units} gives. */
    Fill sell(long units) {
        long out = MulDiv.floor(units, virtualSol, virtualTokens + units);
        long protocol = MulDiv.ceil(out, PROTOCOL_FEE_BPS, 10_000);
        long creator = MulDiv.ceil(out, CREATOR_FEE_BPS, 10_000);
        if (out <= protocol + creator) {
            return Fill.NOTHING;
        }
        return new Fill(units, out - protocol - creator, out, 0, protocol, creator);
    }

    void bought(Fill fill) {
        virtualSol += fill.poolQuote();
        virtualTokens -= fill.units();
        realTokens -= fill.units();
    }

    void sold(Fill fill) {
        virtualSol -= fill.poolQuote();
        virtualTokens += fill.units();
        realTokens += fill.units();
    }

    boolean complete() {
        return realTokens == 0;
    }

    long virtualSol() {
        return virtualSol;
    }

    long virtualTokens() {
        return virtualTokens;
    }

    long realTokens() {
        return realTokens;
    }

    long realSol() {
        return virtualSol - PumpFun.INITIAL_VIRTUAL_LAMPORTS;
    }
}
