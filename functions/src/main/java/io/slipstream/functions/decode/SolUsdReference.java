package io.slipstream.functions.decode;

import io.slipstream.models.chain.PoolTrade;
import io.slipstream.models.unit.MulDiv;
import io.slipstream.models.unit.Lamports;
import io.slipstream.models.unit.Mints;

/**
 * The price of SOL as the last trade of SOL against a stable coin showed it. It is forgotten when no such trade was seen for
 * an hour of slots, and trades of dust say nothing.
 */
final class SolUsdReference {
    private static final long OLDEST_SLOTS = 9_000;
    private static final long LEAST_LAMPORTS = Lamports.PER_SOL / 100;
    private static final long MOST_UNITS = Long.MAX_VALUE / 100;

    private long micros = -1;
    private long slot;

    /** Takes the price of a trade, if it is one of SOL against a stable coin. */
    void observe(PoolTrade trade) {
        if (Mints.isSol(trade.inputMint()) && Mints.isStable(trade.outputMint())) {
            observe(trade.slot(), trade.inputAmount(), trade.outputAmount());
        } else if (Mints.isStable(trade.inputMint()) && Mints.isSol(trade.outputMint())) {
            observe(trade.slot(), trade.outputAmount(), trade.inputAmount());
        }
    }

    private void observe(long tradeSlot, long lamports, long stableUnits) {
        if (lamports >= LEAST_LAMPORTS && stableUnits > 0 && stableUnits <= MOST_UNITS) {
            // Stable coins have 6 decimals, so their units are millionths of a dollar.
            micros = MulDiv.floor(stableUnits, Lamports.PER_SOL, lamports);
            slot = tradeSlot;
        }
    }

    /** Millionths of a dollar for one SOL; −1 if unknown. */
    long microsAt(long now) {
        return micros >= 0 && now - slot <= OLDEST_SLOTS ? micros : -1;
    }
}
