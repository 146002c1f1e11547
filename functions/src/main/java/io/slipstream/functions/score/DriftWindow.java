package io.slipstream.functions.score;

import io.slipstream.models.port.TokenModel;
import io.slipstream.models.scoring.Feature;
import io.slipstream.models.scoring.FeatureSchema;
import java.util.Locale;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the rows that a model scores against those that it learnt from: the population stability
 * index of each feature over the last full window, as gauges {@code featureDrift} by feature; a
 * warning names those past the threshold. Metrics only, so nothing of it is checkpointed.
 */
final class DriftWindow {
    /** By custom a shift that asks for a new model. */
    static final double ALARMING = 0.25;

    private static final Logger LOG = LoggerFactory.getLogger(DriftWindow.class);

    private final FeatureSchema schema;
    private final float[][] seen;
    private final double[] drift;
    private int rows;
    private String version = "";

    /**
     * @param size rows of a window; few make the index large by chance
     */
    DriftWindow(FeatureSchema schema, int size) {
        this.schema = schema;
        seen = new float[schema.size()][size];
        drift = new double[schema.size()];
    }

    void show(MetricGroup metrics) {
        for (int f = 0; f < drift.length; f++) {
            int feature = f;
            Gauge<Double> gauge = () -> drift[feature];
            metrics.addGroup("feature", schema.features().get(f).name())
                    .gauge("featureDrift", gauge);
        }
    }

    /**
     * Takes a row that the model has scored; another model begins a new window.
     *
     * @return one sentence if a window is full in which features have moved, else null
     */
    @Nullable String add(TokenModel model, float[] row) {
        if (!version.equals(model.version())) {
            version = model.version();
            rows = 0;
        }
        for (int f = 0; f < row.length; f++) {
            seen[f][rows] = row[f];
        }
        rows++;
        if (rows == seen[0].length) {
            rows = 0;
            return measure(model);
        }
        return null;
    }

    /** Of the last full window; 0 before there was one. */
    double drift(int feature) {
        return drift[feature];
    }

    private @Nullable String measure(TokenModel model) {
        StringBuilder moved = new StringBuilder();
        for (int f = 0; f < drift.length; f++) {
            drift[f] = model.drift(f, seen[f]);
            if (drift[f] > ALARMING) {
                Feature feature = schema.features().get(f);
                moved.append(' ').append(feature.name());
                moved.append(String.format(Locale.ROOT, " %.2f", drift[f]));
            }
        }
        if (moved.isEmpty()) {
            return null;
        }
        LOG.warn(
                "model={} reason=FEATURES_DRIFTED: over {} rows{}", version, seen[0].length, moved);
        return String.format(
                Locale.ROOT,
                "Over %d rows these features are not distributed as in training (stability index above %.2f):%s",
                seen[0].length,
                ALARMING,
                moved);
    }
}
