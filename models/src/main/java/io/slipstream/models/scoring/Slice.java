package io.slipstream.models.scoring;

/**
 * The held-out rows that share something.
 *
 * @param by what they share: {@code age}, {@code venue}
 * @param value which one
 * @param prevalence share of true labels
 */
public record Slice(String by, String value, int rows, double prevalence, Evaluation evaluation) {}
