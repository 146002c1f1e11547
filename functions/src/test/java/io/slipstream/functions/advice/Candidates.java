package io.slipstream.functions.advice;

import io.slipstream.models.market.Candidate;
import io.slipstream.models.market.SafetyFacts;
import io.slipstream.models.market.ScoredToken;
import io.slipstream.models.market.TapePattern;
import io.slipstream.models.market.TokenFeatures;
import io.slipstream.models.scoring.FeatureSchema;
import io.slipstream.models.scoring.TokenFeature;
import java.util.List;

/** Tokens past their birth, in which leaders are active. */
final class Candidates {
    static final SafetyFacts SAFE =
            SafetyFacts.ofMint("mint", 106, "rpc", false, false, false, null, null);

    private Candidates() {}

    static ScoredToken of(double probability) {
        return of(probability, new Candidate(TapePattern.NONE, 1, 0, 5, "leader"));
    }

    static ScoredToken of(double probability, Candidate candidate) {
        return at(1_000, 3, probability, candidate, new float[FeatureSchema.tokens().size()]);
    }

    static ScoredToken at(
            long slot, int look, double probability, Candidate candidate, float[] values) {
        TokenFeatures features =
                new TokenFeatures(
                                "mint",
                                "pool",
                                "pumpfun",
                                "creator",
                                look,
                                30_000,
                                slot,
                                77,
                                9_000,
                                FeatureSchema.tokens().hash(),
                                values,
                                30_000_000_000L,
                                1_000_000,
                                -1,
                                false)
                        .with(candidate);
        return new ScoredToken(
                features, probability, "v1", List.of("buys=12 (+0.81)"), SAFE, List.of());
    }

    static float[] said(double sentiment, double loudness) {
        float[] values = new float[FeatureSchema.tokens().size()];
        values[TokenFeature.POSTS_KNOWN.ordinal()] = 1;
        values[TokenFeature.TOTAL_MENTIONS.ordinal()] = 9;
        values[TokenFeature.SENTIMENT_SCORE.ordinal()] = (float) sentiment;
        values[TokenFeature.SOCIAL_SCORE.ordinal()] = (float) loudness;
        return values;
    }
}
