package io.slipstream.models.port;

/** Scores feature vectors. Used by one thread at a time. */
public interface TokenModel extends AutoCloseable {

    /** Version of the bundle behind it. */
    String version();

    /** Hash of the feature schema that it was trained on. */
    String schemaHash();

    /**
     * Probability, 0–1, for each row.
     *
     * @param rows raw feature values, each in the order of the schema
     */
    float[] score(float[][] rows);

    @Override
    void close();
}
