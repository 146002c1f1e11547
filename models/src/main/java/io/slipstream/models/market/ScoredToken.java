package io.slipstream.models.market;

import java.util.List;

/**
 * Features with the model's judgement and the facts of safety.
 *
 * @param score 0–1: the model's probability that the token does well
 * @param modelVersion version of the bundle that scored it
 * @param reasons what moved the score most, the strongest first: {@code feature=value (effect on
 *     the log odds)}
 * @param safety {@link SafetyFacts#unknown} until somebody has looked
 */
public record ScoredToken(
        TokenFeatures features,
        double score,
        String modelVersion,
        List<String> reasons,
        SafetyFacts safety) {

    /** A token that nobody has looked at yet. */
    public ScoredToken(
            TokenFeatures features, double score, String modelVersion, List<String> reasons) {
        this(features, score, modelVersion, reasons, SafetyFacts.unknown(features.mint()));
    }

    public ScoredToken with(SafetyFacts facts) {
        return new ScoredToken(features, score, modelVersion, reasons, facts);
    }
}
