package io.slipstream.functions.snipe;

import io.slipstream.models.chain.Side;
import io.slipstream.models.market.LpShare;
import io.slipstream.models.market.SafetyFacts;
import io.slipstream.models.market.ScoredToken;
import io.slipstream.models.market.TokenFeatures;
import io.slipstream.models.scoring.FeatureSchema;
import io.slipstream.models.trade.OrderContext;
import io.slipstream.models.trade.Signal;
import io.slipstream.models.trade.SnipeRun;
import io.slipstream.models.unit.Ids;
import io.slipstream.models.unit.Lamports;
import io.slipstream.models.user.UserSettingsRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What is done with one scored token, and the record of it: the same for all users but for ids. */
final class SnipeDecision {
    /** Sorts after every trade of the slot and before what happens at the slot's end. */
    private static final int AFTER_TRADES = Integer.MAX_VALUE - 1;

    private static final double WHOLE = 10_000;

    private final ScoredToken token;
    private final TokenFeatures seen;
    private final Map<String, Double> known;

    SnipeDecision(ScoredToken token) {
        this.token = token;
        seen = token.features();
        known = FeatureSchema.tokens().named(seen.values());
        SafetyFacts safety = token.safety();
        known.put("safety_slot", (double) safety.slot());
        known.put("safety_mintable", number(safety.mintable()));
        known.put("safety_freezable", number(safety.freezable()));
        known.put("safety_trapped", number(safety.trapped()));
        known.put("safety_mutable", number(safety.mutable()));
        known.put("safety_sellable", (double) Long.signum(safety.sellableLamports()));
        if (safety.sellableLamports() > 0 && safety.sellableLamports() < SafetyFacts.ANY_AMOUNT) {
            known.put("sale_shown_sol", (double) safety.sellableLamports() / Lamports.PER_SOL);
        }
        LpShare lp = safety.lp();
        if (lp.kind() != LpShare.Kind.UNKNOWN) {
            known.put("lp_safe_share", lp.safeBps() / WHOLE);
            known.put("lp_slot", (double) lp.slot());
        }
    }

    /** The buy of a user who takes it. */
    Signal signal(UserSettingsRow user) {
        return new Signal(
                id(user),
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
                seen.creator(),
                token.modelVersion(),
                String.join("; ", token.reasons()));
    }

    SnipeRun taken(UserSettingsRow user) {
        return run(user, List.of(SnipeReason.CONFIDENT), Ids.order(id(user)));
    }

    SnipeRun refused(UserSettingsRow user, List<SnipeReason> reasons) {
        return run(user, reasons, null);
    }

    private SnipeRun run(UserSettingsRow user, List<SnipeReason> reasons, @Nullable String order) {
        return new SnipeRun(
                id(user),
                user.userId(),
                seen.mint(),
                seen.pool(),
                token.score(),
                token.score() * 100,
                token.modelVersion(),
                order != null,
                codes(reasons),
                known,
                TimeUnit.SECONDS.toMillis(seen.blockTime()),
                order);
    }

    /** The codes, and then what moved the score. */
    private List<String> codes(List<SnipeReason> reasons) {
        List<String> codes = new ArrayList<>();
        reasons.forEach(reason -> codes.add(reason.name()));
        codes.addAll(token.reasons());
        return codes;
    }

    private String id(UserSettingsRow user) {
        return Ids.snipeSignal(seen.mint(), seen.pool(), seen.ageStep(), user.userId());
    }

    /** 1 for yes, 0 for no, −1 for unknown. */
    private static double number(@Nullable Boolean fact) {
        return fact == null ? -1 : fact ? 1 : 0;
    }
}
