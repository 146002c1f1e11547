package io.slipstream.functions.copy;

import io.slipstream.models.chain.NetSwap;
import io.slipstream.models.chain.Side;
import io.slipstream.models.unit.Lamports;
import io.slipstream.models.unit.Mints;
import io.slipstream.models.unit.MulDiv;

/**
 * A leader's swap as a trade of one mint against SOL or a stable coin.
 *
 * @param supported false if no side, or each side, is SOL or a stable coin
 * @param side BUY or SELL of the mint; BUY of what was received if unsupported
 * @param mint what was bought or sold
 * @param sol lamports that the leader paid or received; −1 if they cannot be known
 * @param units base units of the mint
 */
public record LeaderTrade(boolean supported, Side side, String mint, long sol, long units) {

    public static LeaderTrade of(NetSwap swap) {
        boolean paysQuote = Mints.isQuote(swap.inputMint());
        boolean getsQuote = Mints.isQuote(swap.outputMint());
        if (paysQuote == getsQuote) {
            return new LeaderTrade(false, Side.BUY, swap.outputMint(), -1, swap.outputAmount());
        }
        return paysQuote
                ? new LeaderTrade(
                        true,
                        Side.BUY,
                        swap.outputMint(),
                        sol(swap.inputMint(), swap.inputAmount(), swap.solUsdMicros()),
                        swap.outputAmount())
                : new LeaderTrade(
                        true,
                        Side.SELL,
                        swap.inputMint(),
                        sol(swap.outputMint(), swap.outputAmount(), swap.solUsdMicros()),
                        swap.inputAmount());
    }

    /** USDC and USDT have 6 decimals, so their base units are millionths of a dollar. */
    private static long sol(String quoteMint, long amount, long solUsdMicros) {
        if (Mints.isSol(quoteMint)) {
            return amount;
        }
        if (solUsdMicros <= 0) {
            return -1;
        }
        try {
            return MulDiv.floor(amount, Lamports.PER_SOL, solUsdMicros);
        } catch (ArithmeticException beyondAllSol) {
            return -1;
        }
    }
}
