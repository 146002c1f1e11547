package io.slipstream.functions.profile;

import io.slipstream.functions.execute.PoolReserves;
import io.slipstream.models.chain.Side;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One wallet's trade of one mint against SOL, and what the market did around it.
 *
 * @param sol lamports paid or received
 * @param units base units of the mint
 * @param balanceBefore on a SELL: units held before it; −1 if unknown
 * @param blockTime epoch seconds, 0 if unknown
 * @param early true on a BUY by one of the first buyers of the mint
 * @param bundled true on a BUY in the slot of the mint's creation, beside other wallets' buys
 * @param flip on a SELL soon after the wallet's own buy: who else bought in between; else null
 * @param together wallets that traded the same mint in the same direction in the same slot, at most
 *     {@link MintTape#MOST_TOGETHER}
 * @param soon reserves of the deepest pool 0.4 s later; null if none is known; likewise 2 s and 10
 *     s
 */
public record WalletTrade(
        String wallet,
        String mint,
        Side side,
        long sol,
        long units,
        long balanceBefore,
        long slot,
        long blockTime,
        boolean early,
        boolean bundled,
        @Nullable Flip flip,
        List<String> together,
        @Nullable PoolReserves soon,
        @Nullable PoolReserves later,
        @Nullable PoolReserves late) {

    /**
     * Others' buys between a wallet's own buy and its sell.
     *
     * @param buyers how many wallets bought
     * @param lamports what they paid in all
     * @param most who of them paid most
     * @param mostLamports what he paid
     */
    public record Flip(int buyers, long lamports, @Nullable String most, long mostLamports) {}
}
