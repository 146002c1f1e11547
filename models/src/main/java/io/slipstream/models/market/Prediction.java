package io.slipstream.models.market;

/**
 * What one model said of a row of features.
 *
 * @param version of the model's bundle
 * @param score 0–1: its probability that the token does well
 */
public record Prediction(String version, double score) {}
