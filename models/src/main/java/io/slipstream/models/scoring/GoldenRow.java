package io.slipstream.models.scoring;

import io.slipstream.models.port.TokenModel;

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

    /**
     * Holds a model against the golden rows of its bundle.
     *
     * @throws UnusableBundleException if there are none or one disagrees
     */
    public static void hold(ModelBundle bundle, TokenModel model) {
        String version = bundle.info().version();
        if (bundle.golden().isEmpty()) {
            throw new UnusableBundleException(
                    "expected golden rows in bundle " + version + ", was none");
        }
        for (int i = 0; i < bundle.golden().size(); i++) {
            GoldenRow golden = bundle.golden().get(i);
            if (golden.row().length != bundle.schema().size()) {
                throw new UnusableBundleException(
                        "expected golden rows of %d features in bundle %s, was %d"
                                .formatted(bundle.schema().size(), version, golden.row().length));
            }
            float score = model.score(golden.row());
            if (!(Math.abs(score - golden.score()) <= TOLERANCE)) {
                throw new UnusableBundleException(
                        "expected score %s for golden row %d of bundle %s, was %s"
                                .formatted(golden.score(), i, version, score));
            }
        }
    }
}
