package io.slipstream.functions.snipe;

import io.slipstream.models.chain.Side;
import io.slipstream.models.market.ScoredToken;
import io.slipstream.models.market.TokenFeatures;
import io.slipstream.models.scoring.FeatureSchema;
import io.slipstream.models.trade.OrderContext;
import io.slipstream.models.trade.Signal;
import io.slipstream.models.trade.SnipeRun;
import io.slipstream.models.unit.Ids;
import io.slipstream.models.user.UserSettingsRow;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What one user does with one scored token.
 *
 * @param signal the buy; null if he does not take it
 * @param run the record of the decision
 */
record SnipeDecision(@Nullable Signal signal, SnipeRun run) {

    /** Sorts after every trade of the slot and before what happens at the slot's end. */
    private static final int AFTER_TRADES = Integer.MAX_VALUE - 1;

    static SnipeDecision of(UserSettingsRow user, ScoredToken token) {
        List<SnipeReason> objections = SnipeRules.objections(user, token);
        boolean take = objections.isEmpty();
        TokenFeatures seen = token.features();
        String id = Ids.snipeSignal(seen.mint(), seen.pool(), seen.ageStep(), user.userId());
        List<SnipeReason> reasons = take ? List.of(SnipeReason.CONFIDENT) : objections;
        SnipeRun run =
                new SnipeRun(
                        id,
                        user.userId(),
                        seen.mint(),
                        seen.pool(),
                        token.score(),
                        token.score() * 100,
                        token.modelVersion(),
                        take,
                        codes(reasons, token),
                        FeatureSchema.tokens().named(seen.values()),
                        TimeUnit.SECONDS.toMillis(seen.blockTime()),
                        take ? Ids.order(id) : null);
        return new SnipeDecision(take ? signal(id, user, seen) : null, run);
    }

    /** The codes, and then what moved the score. */
    private static List<String> codes(List<SnipeReason> reasons, ScoredToken token) {
        List<String> codes = new ArrayList<>();
        reasons.forEach(reason -> codes.add(reason.name()));
        codes.addAll(token.reasons());
        return codes;
    }

    private static Signal signal(String id, UserSettingsRow user, TokenFeatures seen) {
        return new Signal(
                id,
                user.userId(),
                OrderContext.SNIPER,
                seen.pool(),
                null,
                seen.slot(),
                AFTER_TRADES,
                seen.ageStep(),
                seen.blockTime(),
                seen.receivedAt(),
                Side.BUY,
                seen.mint(),
                user.snipeMaxAmountLamports(),
                0,
                -1,
                seen.quoteReserve(),
                seen.baseReserve(),
                null,
                seen.creator());
    }
}
