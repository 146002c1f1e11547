package io.slipstream.models.scoring.compiled;

import io.slipstream.models.port.TokenModel;
import io.slipstream.models.scoring.GoldenRow;
import io.slipstream.models.scoring.ModelBundle;
import io.slipstream.models.scoring.ModelKind;
import io.slipstream.models.scoring.PlattCalibration;
import io.slipstream.models.scoring.UnusableBundleException;
import java.util.function.ToDoubleFunction;

/** A bundle's model, compiled to plain arrays: normalise, score, calibrate. */
public final class CompiledModel implements TokenModel {
    private final ModelBundle bundle;
    private final PlattCalibration calibration;
    private final ToDoubleFunction<float[]> output;

    private CompiledModel(ModelBundle bundle, ToDoubleFunction<float[]> output) {
        this.bundle = bundle;
        this.calibration = bundle.calibration();
        this.output = output;
    }

    /**
     * Compiles a bundle and holds it against its golden rows.
     *
     * @throws UnusableBundleException if a part cannot be read or a golden row disagrees
     */
    public static CompiledModel open(ModelBundle bundle) {
        ToDoubleFunction<float[]> output =
                bundle.info().kind() == ModelKind.TREES
                        ? bundle.requiredTrees()::score
                        : new CompiledNetwork(
                                        NetworkWeights.read(bundle.requiredNetwork()),
                                        bundle.normalizer())
                                ::output;
        CompiledModel model = new CompiledModel(bundle, output);
        GoldenRow.hold(bundle, model);
        return model;
    }

    @Override
    public String version() {
        return bundle.info().version();
    }

    @Override
    public String schemaHash() {
        return bundle.info().schemaHash();
    }

    @Override
    public float score(float[] row) {
        return (float) calibration.apply(output.applyAsDouble(row));
    }

    @Override
    public float[] score(float[][] rows) {
        float[] scores = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            scores[i] = score(rows[i]);
        }
        return scores;
    }

    @Override
    public float[] typicalRow() {
        return bundle.normalizer().typicalRow();
    }

    @Override
    public double drift(int feature, float[] seen) {
        return bundle.reference().stability(feature, seen);
    }

    @Override
    public void close() {}
}
