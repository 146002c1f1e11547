package io.slipstream.jobs.acceptance;

import io.slipstream.models.chain.NetSwap;
import io.slipstream.models.chain.Side;
import io.slipstream.models.unit.Ids;
import io.slipstream.models.unit.Mints;
import java.util.LinkedHashMap;
import java.util.Map;

/** One follower's order for one swap of a leader, from the decision to its outcome. */
final class ReferenceOrder {
    final ReferenceUser user;
    final NetSwap swap;
    final Side side;
    final String mint;
    final String signalId;
    final String id;

    /** The leader's price. */
    final long leaderSol;

    final long leaderUnits;

    /** Lamports of a buy, units of a sell. */
    long input;

    long landSlot;

    /** Place among what the user decided. */
    long sequence;

    /** Lot id → units that this sell closes. */
    Map<String, Long> closes = new LinkedHashMap<>();

    String state = "";
    String reason;
    long output;
    long fee;
    long filledAt;

    ReferenceOrder(ReferenceUser user, NetSwap swap) {
        this.user = user;
        this.swap = swap;
        boolean buy = swap.inputMint().equals(Mints.SOL);
        if (!buy && !swap.outputMint().equals(Mints.SOL)) {
            throw new IllegalArgumentException(
                    "expected leaders who trade against SOL only, was " + swap);
        }
        side = buy ? Side.BUY : Side.SELL;
        mint = buy ? swap.outputMint() : swap.inputMint();
        leaderSol = buy ? swap.inputAmount() : swap.outputAmount();
        leaderUnits = buy ? swap.outputAmount() : swap.inputAmount();
        signalId =
                Ids.copySignal(
                        swap.signature(),
                        swap.trader(),
                        swap.inputMint(),
                        swap.outputMint(),
                        user.id());
        id = Ids.order(signalId);
    }

    String leader() {
        return swap.trader();
    }

    String row() {
        return Tables.row(
                user.id(),
                signalId,
                "copy_trade",
                leader(),
                swap.signature(),
                swap.slot(),
                swap.position(),
                swap.blockTime(),
                side,
                mint,
                side == Side.BUY ? Mints.SOL : mint,
                side == Side.BUY ? mint : Mints.SOL,
                input,
                output,
                fee,
                user.slippageBps(side),
                leaderSol,
                leaderUnits,
                landSlot,
                landSlot,
                filledAt,
                state,
                reason);
    }

    String denial(String why) {
        return Tables.row(
                user.id(), signalId, "copy_trade", side, mint, why, leader(), swap.slot());
    }

    String trade(long profit) {
        return Tables.row(
                user.id(),
                signalId,
                "paper",
                mint,
                side,
                side == Side.BUY ? input : output,
                side == Side.BUY ? output : input,
                fee,
                profit,
                landSlot,
                filledAt);
    }
}
