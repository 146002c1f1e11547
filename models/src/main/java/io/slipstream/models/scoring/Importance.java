package io.slipstream.models.scoring;

/**
 * What a feature is worth to a model: by how much its held-out figures fall when this column is
 * shuffled.
 *
 * @param averagePrecision lost
 * @param logLoss gained, nats a row
 */
public record Importance(String feature, double averagePrecision, double logLoss) {}
