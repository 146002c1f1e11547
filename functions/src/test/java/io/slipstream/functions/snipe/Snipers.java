package io.slipstream.functions.snipe;

import io.slipstream.models.market.SafetyFacts;
import io.slipstream.models.market.ScoredToken;
import io.slipstream.models.market.TokenFeatures;
import io.slipstream.models.scoring.FeatureSchema;
import io.slipstream.models.user.SnipeFilters;
import io.slipstream.models.user.UserSettingsRow;
import java.util.List;

/** Users who snipe with 0.5 SOL from 60 % on, and tokens at three ages. */
final class Snipers {
    static final long AMOUNT = 500_000_000L;
    static final int LAST = 2;

    static final SafetyFacts SAFE =
            SafetyFacts.ofMint("mint", 106, "rpc", false, false, false, null, null);

    private Snipers() {}

    static UserSettingsRow user(long id) {
        return user(id, AMOUNT, 6_000, 0, null);
    }

    static UserSettingsRow user(
            long id, long amount, int confidence, long liquidity, String invalid) {
        return row(id, true, amount, confidence, liquidity, invalid);
    }

    /** The same with filters. */
    static UserSettingsRow user(long id, SnipeFilters filters) {
        return user(id).with(filters);
    }

    static UserSettingsRow asleep(long id) {
        return row(id, false, AMOUNT, 6_000, 0, null);
    }

    private static UserSettingsRow row(
            long id, boolean enabled, long amount, int confidence, long liquidity, String invalid) {
        return new UserSettingsRow(
                id,
                -1,
                -1,
                100,
                true,
                liquidity,
                false,
                -1,
                false,
                -1,
                "ACTIVE",
                enabled,
                amount,
                confidence,
                -1,
                -1,
                -1,
                -1,
                invalid,
                false);
    }

    static ScoredToken scored(int step, double score) {
        return scored(step, score, 30_000_000_000L);
    }

    static ScoredToken scored(int step, double score, long quoteReserve) {
        return scored(step, score, quoteReserve, -1);
    }

    static ScoredToken scored(int step, double score, long quoteReserve, long solUsdMicros) {
        FeatureSchema schema = FeatureSchema.tokens();
        TokenFeatures features =
                new TokenFeatures(
                        "mint",
                        "pool",
                        "pumpfun",
                        "creator",
                        step,
                        2_000,
                        105 + step,
                        77,
                        9_000,
                        schema.hash(),
                        new float[schema.size()],
                        quoteReserve,
                        1_000_000,
                        solUsdMicros,
                        step == LAST);
        return new ScoredToken(
                features,
                score,
                "v1",
                List.of("buys=12 (+0.81)", "sells=0 (+0.10)"),
                SAFE,
                List.of());
    }
}
