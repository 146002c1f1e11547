package io.slipstream.models.scoring;

/**
 * A row with the score that the model gave it when it was made: whoever loads the model must see
 * the same.
 *
 * @param row raw feature values
 * @param score calibrated, 0–1
 */
public record GoldenRow(float[] row, double score) {
    /** How far a score may be off. */
    public static final double TOLERANCE = 1e-5;
}
