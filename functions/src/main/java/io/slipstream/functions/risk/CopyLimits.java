package io.slipstream.functions.risk;

import io.slipstream.models.trade.Signal;
import io.slipstream.models.unit.MulDiv;
import io.slipstream.models.user.BlacklistRow.Kind;
import io.slipstream.models.user.CopyState;
import io.slipstream.models.user.CopyTerms;
import org.jspecify.annotations.Nullable;

/** What a user has set about copying: for one leader, and for all. */
final class CopyLimits {
    private CopyLimits() {}

    /** Why not even a leader's sell is copied; null if it may be. */
    static @Nullable RiskReason stopped(Signal signal, Account account, Leaders leaders) {
        return switch (state(signal, account, leaders)) {
            case PAUSED -> RiskReason.COPY_PAUSED;
            case ALERT_ONLY -> RiskReason.COPY_ALERT_ONLY;
            case SELL_ONLY, ACTIVE -> null;
        };
    }

    /** True if the trade is one of a mint that he has bought by copying before, or is buying. */
    static boolean isRebuy(Signal signal, Position position, Leaders leaders) {
        return position.isCopied() || leaders.hasBought(signal.mint());
    }

    /** The signal with the amount that a rebuy may spend: floor(amount × percentage). */
    static Signal sized(Signal signal, Position position, Leaders leaders) {
        int bps = leaders.terms(signal.source()).rebuyBps();
        return bps <= 0
                        || bps >= CopyTerms.WHOLE_BPS
                        || !isRebuy(signal, position, leaders)
                        || signal.solLamports() <= 0
                ? signal
                : signal.spending(MulDiv.floor(signal.solLamports(), bps, CopyTerms.WHOLE_BPS));
    }

    /**
     * Null if the buy may go on, as far as copying is concerned.
     *
     * @param signal already {@link #sized}
     * @param ageMillis how long ago the leader traded
     */
    static @Nullable RiskReason refusal(
            Signal signal,
            Account account,
            Position position,
            Leaders leaders,
            RiskConfig config,
            long ageMillis) {
        CopyTerms terms = leaders.terms(signal.source());
        RiskReason stopped = stopped(signal, account, leaders);
        if (stopped != null) {
            return stopped;
        }
        if (state(signal, account, leaders) == CopyState.SELL_ONLY) {
            return RiskReason.COPY_SELL_ONLY;
        }
        if (leaders.isListed(Kind.LEADER, signal.source())) {
            return RiskReason.BLACKLISTED_LEADER;
        }
        if (terms.maxAgeSeconds() >= 0 && ageMillis > terms.maxAgeSeconds() * 1000L) {
            return RiskReason.TRADE_TOO_OLD;
        }
        if (terms.rebuyBps() == 0 && isRebuy(signal, position, leaders)) {
            return RiskReason.ALREADY_BOUGHT;
        }
        LeaderAccount leader = leaders.account(signal.source());
        if (isLost(signal.source(), leader, terms.stopLossLamports(), leaders)) {
            return RiskReason.LEADER_STOP_LOSS;
        }
        return limits(signal, account, position, leader, terms, config);
    }

    /** What was lost counts, and what would be if all were sold at the last prices. */
    private static boolean isLost(
            String source, LeaderAccount leader, long limit, Leaders leaders) {
        long lost = Math.negateExact(leader.realized);
        if (limit < 0 || lost >= limit) {
            return limit >= 0;
        }
        // No more than all that is held can be lost: mostly that answers it, and no position is
        // read.
        return Math.addExact(lost, leader.held) >= limit
                && Math.addExact(lost, leaders.openLoss(source)) >= limit;
    }

    private static @Nullable RiskReason limits(
            Signal signal,
            Account account,
            Position position,
            LeaderAccount leader,
            CopyTerms terms,
            RiskConfig config) {
        if (terms.maxOpenPositions() >= 0
                && !position.isOpenBy(signal.source())
                && leader.openPositions >= terms.maxOpenPositions()) {
            return RiskReason.LEADER_MAX_POSITIONS;
        }
        long cost = Math.addExact(signal.solLamports(), config.feeLamports());
        if (exceeds(terms.maxPerTokenLamports(), position.exposureOf(signal.source()), cost)) {
            return RiskReason.LEADER_TOKEN_LIMIT;
        }
        if (exceeds(terms.maxPerLeaderLamports(), leader.exposure(), cost)) {
            return RiskReason.LEADER_LIMIT;
        }
        return exceeds(terms.maxPerDayLamports(), leader.spentOn(account.day), signal.solLamports())
                ? RiskReason.LEADER_DAY_LIMIT
                : null;
    }

    private static boolean exceeds(long limit, long soFar, long more) {
        return limit >= 0 && Math.addExact(soFar, more) > limit;
    }

    /** The stricter of the relation's and the user's own. */
    private static CopyState state(Signal signal, Account account, Leaders leaders) {
        CopyState one = leaders.terms(signal.source()).state();
        CopyState all =
                account.settings == null ? null : account.settings.effectiveCopying().state();
        CopyState first = one == null ? CopyState.ACTIVE : one;
        return all == null ? first : first.stricter(all);
    }
}
