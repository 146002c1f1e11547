package io.slipstream.models.market;

/**
 * Features with the model's judgement.
 *
 * @param score 0–1: the model's probability that the token does well
 * @param modelVersion version of the bundle that scored it
 */
public record ScoredToken(TokenFeatures features, double score, String modelVersion) {}
