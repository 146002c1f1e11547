package io.slipstream.functions.copy;

import io.slipstream.models.unit.MulDiv;
import io.slipstream.models.user.CopyRelationRow;

/**
 * How much a follower spends on a leader's buy. FIXED: the relation's amount. RATIO: floor(leader's
 * SOL × ratio). FOLLOW: the leader's SOL. The relation's cap clips each of them.
 */
public final class CopySizing {
    private static final long PPM = 1_000_000;

    private CopySizing() {}

    /**
     * @param leaderLamports what the leader paid, in SOL; −1 if the price to convert it by is
     *     unknown
     */
    public static CopySize of(CopyRelationRow relation, long leaderLamports) {
        String mode = relation.copyMode();
        if (mode == null) {
            return CopySize.refused(CopyReason.RELATION_INVALID);
        }
        return switch (mode) {
            case "FIXED" -> fixed(relation);
            case "RATIO" -> ratio(relation, leaderLamports);
            case "FOLLOW" -> follow(relation, leaderLamports);
            default -> CopySize.refused(CopyReason.RELATION_INVALID);
        };
    }

    private static CopySize fixed(CopyRelationRow relation) {
        return relation.copyAmountLamports() < 0
                ? CopySize.refused(CopyReason.RELATION_INVALID)
                : clipped(relation, relation.copyAmountLamports());
    }

    private static CopySize follow(CopyRelationRow relation, long leaderLamports) {
        return leaderLamports < 0
                ? CopySize.refused(CopyReason.NO_SOL_USD_PRICE)
                : clipped(relation, leaderLamports);
    }

    private static CopySize ratio(CopyRelationRow relation, long leaderLamports) {
        if (relation.copyRatioPpm() < 0) {
            return CopySize.refused(CopyReason.RELATION_INVALID);
        }
        if (leaderLamports < 0) {
            return CopySize.refused(CopyReason.NO_SOL_USD_PRICE);
        }
        try {
            return clipped(relation, MulDiv.floor(leaderLamports, relation.copyRatioPpm(), PPM));
        } catch (ArithmeticException beyondAllSol) {
            return CopySize.refused(CopyReason.RELATION_INVALID);
        }
    }

    private static CopySize clipped(CopyRelationRow relation, long lamports) {
        long cap = relation.maxPerTradeLamports();
        return CopySize.of(cap < 0 ? lamports : Math.min(lamports, cap));
    }
}
