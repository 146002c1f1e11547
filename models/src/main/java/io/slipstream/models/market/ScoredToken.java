package io.slipstream.models.market;

import java.util.List;

/**
 * Features with the model's judgement.
 *
 * @param score 0–1: the model's probability that the token does well
 * @param modelVersion version of the bundle that scored it
 * @param reasons what moved the score most, the strongest first: {@code feature=value (effect on
 *     the log odds)}
 */
public record ScoredToken(
        TokenFeatures features, double score, String modelVersion, List<String> reasons) {}
