package io.slipstream.functions.copy;

import io.slipstream.models.chain.NetSwap;
import io.slipstream.models.chain.Side;
import io.slipstream.models.trade.OrderContext;
import io.slipstream.models.trade.Signal;
import io.slipstream.models.unit.Ids;
import io.slipstream.models.user.CopyRelationRow;
import org.jspecify.annotations.Nullable;

/** One follower's signal from a leader's swap: sized, or refused with a reason. */
final class CopySignals {
    private CopySignals() {}

    /**
     * @param late true if a later trade of the leader in this mint was handled before: then nothing
     *     is bought, while a sell still goes on
     */
    static Signal of(NetSwap swap, LeaderTrade trade, CopyRelationRow relation, boolean late) {
        boolean buy = trade.side() == Side.BUY;
        CopyReason refusal = refusal(swap, trade, relation, late);
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
                refusal == null ? null : refusal.name());
    }

    private static @Nullable CopyReason refusal(
            NetSwap swap, LeaderTrade trade, CopyRelationRow relation, boolean late) {
        boolean buy = trade.side() == Side.BUY;
        if (!trade.supported()) {
            return CopyReason.UNSUPPORTED_PAIR;
        }
        if (buy && relation.invalid() != null) {
            return CopyReason.RELATION_INVALID;
        }
        if (relation.copyStartedAt() > 0) {
            if (swap.blockTime() <= 0) {
                if (buy) {
                    return CopyReason.BLOCK_TIME_UNKNOWN;
                }
            } else if (swap.blockTime() * 1000 < relation.copyStartedAt()) {
                return CopyReason.BEFORE_COPY_STARTED;
            }
        }
        if (!buy && !relation.copySells()) {
            return CopyReason.COPY_SELLS_OFF;
        }
        return buy && late ? CopyReason.LATE : null;
    }
}
