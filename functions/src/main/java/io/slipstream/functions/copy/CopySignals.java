package io.slipstream.functions.copy;

import io.slipstream.models.chain.NetSwap;
import io.slipstream.models.chain.Side;
import io.slipstream.models.trade.OrderContext;
import io.slipstream.models.trade.Signal;
import io.slipstream.models.unit.Ids;
import io.slipstream.models.user.CopyRelationRow;
import io.slipstream.models.user.CopyTerms;
import io.slipstream.models.user.SellMode;
import org.jspecify.annotations.Nullable;

/** One follower's signal from a leader's swap: sized, or refused with a reason. */
final class CopySignals {
    private CopySignals() {}

    static Signal of(LeaderMove move, LeaderTrade trade, CopyRelationRow relation) {
        NetSwap swap = move.swap();
        boolean buy = trade.side() == Side.BUY;
        CopyReason refusal = refusal(move, trade, relation);
        long lamports = 0;
        if (buy && refusal == null) {
            CopySize size = CopySizing.of(relation, trade.sol());
            lamports = size.lamports();
            refusal = size.refusal();
        }
        boolean priced = trade.supported() && trade.sol() > 0;
        return new Signal(
                Ids.copySignal(
                        swap.signature(),
                        swap.trader(),
                        swap.inputMint(),
                        swap.outputMint(),
                        relation.userId()),
                relation.userId(),
                OrderContext.COPY_TRADE,
                swap.trader(),
                swap.signature(),
                swap.slot(),
                swap.position(),
                swap.ordinal(),
                swap.blockTime(),
                swap.receivedAt(),
                trade.side(),
                trade.mint(),
                lamports,
                buy ? 0 : trade.units(),
                buy ? 0 : swap.inputBalanceBefore(),
                priced ? trade.sol() : 0,
                priced ? trade.units() : 0,
                refusal == null ? null : refusal.name(),
                move.creator());
    }

    private static @Nullable CopyReason refusal(
            LeaderMove move, LeaderTrade trade, CopyRelationRow relation) {
        boolean buy = trade.side() == Side.BUY;
        CopyTerms terms = relation.effectiveTerms();
        if (!trade.supported()) {
            return CopyReason.UNSUPPORTED_PAIR;
        }
        if (terms.refused() != null) {
            return CopyReason.valueOf(terms.refused());
        }
        if (buy && relation.invalid() != null) {
            return CopyReason.RELATION_INVALID;
        }
        CopyReason tooEarly = tooEarly(move.swap(), buy, relation);
        if (tooEarly != null) {
            return tooEarly;
        }
        if (!buy) {
            return relation.copySells() && terms.sellMode() != SellMode.PNL
                    ? null
                    : CopyReason.COPY_SELLS_OFF;
        }
        return move.late() ? CopyReason.LATE : unwanted(move, trade, terms);
    }

    private static @Nullable CopyReason tooEarly(
            NetSwap swap, boolean buy, CopyRelationRow relation) {
        if (relation.copyStartedAt() <= 0) {
            return null;
        }
        if (swap.blockTime() <= 0) {
            return buy ? CopyReason.BLOCK_TIME_UNKNOWN : null;
        }
        return swap.blockTime() * 1000 < relation.copyStartedAt()
                ? CopyReason.BEFORE_COPY_STARTED
                : null;
    }

    /** A buy of a size or at a price that the follower does not want. */
    private static @Nullable CopyReason unwanted(
            LeaderMove move, LeaderTrade trade, CopyTerms terms) {
        boolean bounded = terms.leaderMinLamports() >= 0 || terms.leaderMaxLamports() >= 0;
        if (bounded && trade.sol() < 0) {
            return CopyReason.NO_SOL_USD_PRICE;
        }
        if (trade.sol() < terms.leaderMinLamports()) {
            return CopyReason.LEADER_TRADE_TOO_SMALL;
        }
        if (terms.leaderMaxLamports() >= 0 && trade.sol() > terms.leaderMaxLamports()) {
            return CopyReason.LEADER_TRADE_TOO_LARGE;
        }
        // Where no price is known, the slippage limit of the fill still holds against the leader's.
        return terms.maxDriftBps() >= 0 && move.driftBps() > terms.maxDriftBps()
                ? CopyReason.PRICE_DRIFT
                : null;
    }
}
