package io.slipstream.functions.decode;

import io.slipstream.models.chain.NetSwap;
import io.slipstream.models.chain.PoolTrade;
import io.slipstream.models.unit.Mints;
import io.slipstream.models.unit.MulDiv;

/**
 * The last price of SOL in US dollars that the stream of trades itself showed: SOL against USDC or
 * USDT. Micros per SOL = stable units (6 decimals) × 10^9 ÷ lamports, rounded down.
 *
 * <p>Dust trades are not believed, and a price is forgotten after an hour without a trade: unknown
 * is better than stale. Nothing is stored across restarts; the stream rebuilds it.
 */
public final class SolUsdReference {
    /** Trades below 0.01 SOL say little about the price: rounding and minimum fees dominate. */
    static final long LEAST_LAMPORTS = 10_000_000L;

    /** An hour of slots of 400 ms. */
    static final long FORGOTTEN_AFTER_SLOTS = 9_000L;

    private static final long LAMPORTS_PER_SOL = 1_000_000_000L;
    private static final long UNKNOWN = -1;

    private long micros = UNKNOWN;
    private long slot;

    /** Takes the price of a SOL/stable leg; other legs change nothing. */
    public void observe(PoolTrade leg) {
        observe(
                leg.inputMint(),
                leg.inputAmount(),
                leg.outputMint(),
                leg.outputAmount(),
                leg.slot());
    }

    /** The same from a net swap, where no leg was seen. */
    public void observe(NetSwap swap) {
        observe(
                swap.inputMint(),
                swap.inputAmount(),
                swap.outputMint(),
                swap.outputAmount(),
                swap.slot());
    }

    /** Millionths of a dollar for one SOL as of a slot; -1 if unknown. */
    public long microsAt(long now) {
        return micros != UNKNOWN && now - slot <= FORGOTTEN_AFTER_SLOTS ? micros : UNKNOWN;
    }

    private void observe(
            String inputMint, long inputAmount, String outputMint, long outputAmount, long when) {
        if (Mints.isSol(inputMint) && Mints.isStable(outputMint)) {
            take(inputAmount, outputAmount, when);
        } else if (Mints.isStable(inputMint) && Mints.isSol(outputMint)) {
            take(outputAmount, inputAmount, when);
        }
    }

    private void take(long lamports, long stable, long when) {
        // above 10^15 either side is no trade, and its price would not fit
        long most = LAMPORTS_PER_SOL * 1_000_000L;
        if (lamports < LEAST_LAMPORTS || lamports > most || stable <= 0 || stable > most) {
            return;
        }
        micros = MulDiv.floor(stable, LAMPORTS_PER_SOL, lamports);
        slot = when;
    }
}
