package io.slipstream.jobs.acceptance;

import io.slipstream.models.chain.NetSwap;
import io.slipstream.models.chain.PoolTrade;
import io.slipstream.models.chain.Side;
import io.slipstream.models.unit.Ids;
import io.slipstream.models.unit.Mints;
import java.util.LinkedHashMap;
import java.util.Map;

/** One follower's order for one swap of a leader or one price, from the decision to its outcome. */
final class ReferenceOrder {
    final ReferenceUser user;
    final String context;
    final String trigger;

    /** Whose lots it opens or closes. */
    final String leader;

    final String signature;
    final long slot;
    final int position;
    final long blockTime;

    /** Of a leader's sell: what he sold, and what he had. */
    final long leaderSold;

    final long leaderHad;
    final Side side;
    final String mint;
    final String signalId;
    final String id;

    /** The leader's price, or the pool's. */
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
        context = "copy_trade";
        trigger = null;
        leader = swap.trader();
        signature = swap.signature();
        slot = swap.slot();
        position = swap.position();
        blockTime = swap.blockTime();
        leaderSold = swap.inputAmount();
        leaderHad = swap.inputBalanceBefore();
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

    /** Sells a lot because of what a pool held after a trade. */
    ReferenceOrder(ReferenceUser.LotState lot, String trigger, int attempt, PoolTrade pool) {
        user = lot.opener.user;
        context = "exit";
        this.trigger = trigger;
        leader = lot.opener.leader;
        signature = pool.signature();
        slot = pool.slot();
        position = pool.position();
        blockTime = pool.blockTime();
        leaderSold = 0;
        leaderHad = 0;
        side = Side.SELL;
        mint = lot.opener.mint;
        leaderSol = pool.quoteReserve();
        leaderUnits = pool.baseReserve();
        signalId = Ids.exitSignal(lot.id, trigger, 0, attempt);
        id = Ids.order(signalId);
    }

    String row() {
        return Tables.row(
                user.id(),
                signalId,
                context,
                trigger,
                leader,
                signature,
                slot,
                position,
                blockTime,
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
        return Tables.row(user.id(), signalId, context, side, mint, why, leader, slot);
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
