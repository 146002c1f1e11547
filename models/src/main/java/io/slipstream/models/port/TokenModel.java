package io.slipstream.models.port;

/** Scores feature vectors. Used by one thread at a time. */
public interface TokenModel extends AutoCloseable {

    /** Version of the bundle behind it. */
    String version();

    /** Hash of the feature schema that it was trained on. */
    String schemaHash();

    /**
     * Probability, 0–1, of one row.
     *
     * @param row raw feature values in the order of the schema
     */
    float score(float[] row);

    /** Probability, 0–1, for each row, as {@link #score(float[])} gives it. */
    float[] score(float[][] rows);

    /** The raw values of a row that is average in every feature: what explanations compare with. */
    float[] typicalRow();

    /**
     * How differently a feature is distributed from where the model learnt: the population
     * stability index, below 0.1 by custom stable, above 0.25 a shift.
     *
     * @param feature its place in the schema
     * @param seen raw values, a few hundred at least
     */
    double drift(int feature, float[] seen);

    @Override
    void close();
}
