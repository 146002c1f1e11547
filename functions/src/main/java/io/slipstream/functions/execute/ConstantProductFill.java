package io.slipstream.functions.execute;

import io.slipstream.models.chain.Side;
import io.slipstream.models.unit.MulDiv;

/**
 * The reserves of one x·y = k pool within one slot, as paper fills use them up. The pool's fee is
 * taken from the SOL side, as pump.fun and PumpSwap do: from the input of a buy, from the output of
 * a sell. Amounts are rounded down, in the pool's favour.
 */
public final class ConstantProductFill {
    private static final int BPS = 10_000;

    private final int feeBps;
    private long units;
    private long lamports;

    /**
     * @param defaultFeeBps counts where the pool's own fee is unknown
     */
    public ConstantProductFill(PoolReserves reserves, int defaultFeeBps) {
        int fee = reserves.feeBps();
        feeBps = fee >= 0 && fee < BPS ? fee : defaultFeeBps;
        units = reserves.units();
        lamports = reserves.lamports();
    }

    /** What a trade would bring: units on a BUY, lamports on a SELL. */
    public long quote(Side side, long input) {
        if (side == Side.BUY) {
            long paid = afterFee(input);
            return MulDiv.floor(units, paid, Math.addExact(lamports, paid));
        }
        return afterFee(MulDiv.floor(lamports, input, Math.addExact(units, input)));
    }

    /**
     * Uses up the reserves by a trade that brought the given output; later quotes see what is left.
     */
    void take(Side side, long input, long output) {
        if (side == Side.BUY) {
            lamports = Math.addExact(lamports, afterFee(input));
            units = Math.max(1, units - output);
        } else {
            units = Math.addExact(units, input);
            lamports = Math.max(1, lamports - beforeFee(output));
        }
    }

    private long afterFee(long amount) {
        return MulDiv.floor(amount, BPS - feeBps, BPS);
    }

    private long beforeFee(long amount) {
        return MulDiv.ceil(amount, BPS, BPS - feeBps);
    }
}
